package io.perennial.api.bad;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** HTTP by hand, for what a well-behaved client would not send. */
final class Raw {
    private static final int PATIENCE = 20_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final byte[] CHUNK = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);

    record Reply(int status, String text) {}

    private Raw() {}

    /** Sends this and reads until the server closes. */
    static Reply say(URI server, String request) throws IOException {
        try (var socket = open(server)) {
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException closed) {
                return read(socket);
            }
            return read(socket);
        }
    }

    /** Sends so many blanks, as far as the server takes them, and reads what it has to say of them. */
    static Reply upload(URI server, String method, String target, Map<String, String> headers, int size, boolean announced) throws IOException {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append(announced ? "Content-Length: " + size : "Transfer-Encoding: chunked").append("\r\n\r\n");
        try (var socket = open(server)) {
            var out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            try {
                for (int sent = 0; sent < size && socket.getInputStream().available() == 0; sent += CHUNK.length) {
                    if (!announced) out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.write(CHUNK);
                    if (!announced) out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException closed) {
                return read(socket);
            }
            return read(socket);
        }
    }

    private static Socket open(URI server) throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    /** Until all has come that was announced: a server that still waits for a body does not close. */
    private static Reply read(Socket socket) throws IOException {
        var text = new StringBuilder();
        var in = socket.getInputStream();
        var buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read > 0 && !isWhole(text.append(new String(buffer, 0, read, StandardCharsets.UTF_8))); read = in.read(buffer)) {}
        } catch (IOException reset) {
            text.append("\n(then ").append(reset.getMessage()).append(')');
        }
        var status = text.toString().startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        return new Reply(status, text.toString());
    }

    private static boolean isWhole(CharSequence text) {
        var parts = text.toString().split("\r\n\r\n", 2);
        var length = LENGTH.matcher(parts[0]);
        return parts.length == 2 && length.find() && parts[1].getBytes(StandardCharsets.UTF_8).length >= Integer.parseInt(length.group(1));
    }
}

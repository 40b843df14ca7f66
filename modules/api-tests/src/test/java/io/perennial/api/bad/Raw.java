package io.perennial.api.bad;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Sends HTTP through a socket, for requests that a correct client would not send. */
final class Raw {
    private static final int PATIENCE = 60_000;
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final byte[] BLANKS = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);

    private Raw() {}

    /** The raw answer; status 0 if the server closed the connection without an answer. */
    record Reply(int status, String head, String body) {
        boolean isProblem() {
            return head.toLowerCase(java.util.Locale.ROOT).contains("content-type: application/problem+json");
        }
    }

    /** Sends a request unchanged, one byte per character. */
    static Reply say(URI server, String request) throws IOException {
        try (var socket = open(server)) {
            write(socket, request.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket);
        }
    }

    /** Sends a request and then closes the output. */
    static Reply breakOff(URI server, String request) throws IOException {
        try (var socket = open(server)) {
            write(socket, request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return read(socket);
        }
    }

    /** Sends blanks up to a size, or until the server answers. */
    static Reply flood(URI server, String head, long size, boolean inChunks) throws IOException {
        try (var socket = open(server)) {
            if (!write(socket, head.getBytes(StandardCharsets.ISO_8859_1))) return read(socket);
            for (long sent = 0; sent < size && socket.getInputStream().available() == 0; sent += BLANKS.length)
                if (!write(socket, inChunks ? chunk() : BLANKS)) break;
            return read(socket);
        }
    }

    private static byte[] chunk() {
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(BLANKS.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(BLANKS);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunk.toByteArray();
    }

    private static Socket open(URI server) throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    /** Returns false if the server has closed the connection, which it may do after an answer. */
    private static boolean write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return true;
        } catch (IOException hungUp) {
            return false;
        }
    }

    /**
     * Reads one answer without the {@code 100 Continue} before it. A server that waits for a body does not close the connection, so the
     * length determines the end.
     */
    private static Reply read(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        while (!isWhole(text(bytes))) {
            var read = receive(socket, buffer);
            if (read < 0) break;
            bytes.write(buffer, 0, read);
        }
        return reply(text(bytes));
    }

    private static int receive(Socket socket, byte[] buffer) throws IOException {
        try {
            return socket.getInputStream().read(buffer);
        } catch (java.net.SocketException reset) {
            return -1;
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        var text = bytes.toString(StandardCharsets.UTF_8);
        return text.startsWith("HTTP/1.1 100 ") ? text.substring(text.indexOf("\r\n\r\n") + 4) : text;
    }

    private static boolean isWhole(String text) {
        var parts = text.split("\r\n\r\n", 2);
        var length = LENGTH.matcher(parts[0]);
        return parts.length == 2 && length.find() && parts[1].getBytes(StandardCharsets.UTF_8).length >= Integer.parseInt(length.group(1));
    }

    private static Reply reply(String text) {
        var parts = text.split("\r\n\r\n", 2);
        var status = parts[0].matches("(?s)HTTP/\\d\\.\\d \\d{3}.*") ? Integer.parseInt(parts[0].substring(9, 12)) : 0;
        return new Reply(status, parts[0], parts.length == 2 ? parts[1] : "");
    }
}

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Sends requests in a closed loop over plain HTTP/1.1 connections. It is so light that on two cores the server gets most of the CPU. The
 * CPU time of the server and of every PostgreSQL process is read from /proc, because it is reliable on a busy machine and elapsed time is
 * not.
 */
final class Load {
    /** A request as bytes. */
    record Request(byte[] bytes) {}

    /** @param warm seconds of load until the rate first reached 90 % of the last quarter's */
    record Result(long requests, long rows, long errors, double seconds, double serverMs, double postgresMs,
                  double p50, double p99, double warm) {}

    private final URI base;
    private final Cpu cpu;
    private final int connections;

    Load(URI base, Cpu cpu, int connections) {
        this.base = base;
        this.cpu = cpu;
        this.connections = connections;
    }

    static Request request(String method, URI base, String path, String token, String body, String type) {
        var content = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        var head = method + " " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nAuthorization: Bearer " + token
                + (body == null ? "" : "\r\nContent-Type: " + type) + "\r\nContent-Length: " + content.length + "\r\n\r\n";
        var bytes = Arrays.copyOf(head.getBytes(StandardCharsets.ISO_8859_1), head.length() + content.length);
        System.arraycopy(content, 0, bytes, head.length(), content.length);
        return new Request(bytes);
    }

    /** @param rows the number of rows per request */
    Result run(int seconds, int rows, Supplier<Request> requests) throws Exception {
        var stop = new AtomicBoolean();
        var done = new AtomicLong();
        var errors = new AtomicLong();
        var perSecond = new AtomicLong[seconds + 5];
        Arrays.setAll(perSecond, _ -> new AtomicLong());
        var times = new ArrayList<List<Long>>();
        var threads = new ArrayList<Thread>();
        var before = cpu.now();
        long begin = System.nanoTime();
        for (int at = 0; at < connections; at++) {
            var mine = new ArrayList<Long>();
            times.add(mine);
            threads.add(Thread.ofPlatform().start(() -> {
                try (var connection = new Connection(base)) {
                    while (!stop.get()) {
                        var request = requests.get();
                        long sent = System.nanoTime();
                        int status = connection.send(request.bytes());
                        long answered = System.nanoTime();
                        mine.add(answered - sent);
                        perSecond[Math.min(perSecond.length - 1, (int) ((answered - begin) / 1_000_000_000L))].incrementAndGet();
                        if (status >= 400) errors.incrementAndGet();
                        else done.addAndGet(rows);
                    }
                } catch (IOException broken) {
                    errors.incrementAndGet();
                }
            }));
        }
        Thread.sleep(seconds * 1_000L);
        stop.set(true);
        for (var thread : threads) thread.join();
        double took = (System.nanoTime() - begin) / 1e9;
        return result(times, done.get(), errors.get(), took, before, cpu.now(), perSecond, seconds);
    }

    private static Result result(List<List<Long>> times, long rows, long errors, double seconds,
                                 Cpu.Used before, Cpu.Used after, AtomicLong[] perSecond, int planned) {
        var all = times.stream().flatMap(List::stream).mapToLong(Long::longValue).sorted().toArray();
        int count = Math.max(1, all.length);
        long steady = Arrays.stream(perSecond, planned * 3 / 4, planned).mapToLong(AtomicLong::get).sum()
                / Math.max(1, planned - planned * 3 / 4);
        int warm = 0;
        while (warm < planned && perSecond[warm].get() < 0.9 * steady) warm++;
        return new Result(all.length, rows, errors, seconds, (after.server() - before.server()) / count,
                (after.postgres() - before.postgres()) / count, all.length == 0 ? 0 : all[all.length / 2] / 1e6,
                all.length == 0 ? 0 : all[(int) (all.length * 0.99)] / 1e6, warm);
    }

    /** Reads the CPU milliseconds used so far by the server and by PostgreSQL with its children. */
    record Cpu(long serverPid, long postmasterPid) {
        record Used(double server, double postgres) {}

        private static final double TICK_MS = 10.0;

        Used now() throws IOException {
            double postgres = ticks(postmasterPid, true);
            for (var child : ProcessHandle.of(postmasterPid).map(ProcessHandle::children).orElseThrow().toList())
                postgres += ticks(child.pid(), false);
            return new Used(ticks(serverPid, false), postgres);
        }

        /** Includes the time of ended children on request, so that a backend that ended between two readings counts. */
        private static double ticks(long pid, boolean children) {
            try {
                var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
                var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
                if (children) ticks += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
                return ticks * TICK_MS;
            } catch (IOException gone) {
                return 0;
            }
        }
    }

    static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final OutputStream out;
        private final InputStream in;

        Connection(URI base) throws IOException {
            socket = new Socket(base.getHost(), base.getPort());
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        }

        int send(byte[] request) throws IOException {
            out.write(request);
            var status = Integer.parseInt(line().substring(9, 12));
            int length = 0;
            boolean chunked = false;
            for (var header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) length = Integer.parseInt(header.substring(15).strip());
                if (header.regionMatches(true, 0, "Transfer-Encoding: chunked", 0, 26)) chunked = true;
            }
            if (chunked) for (int size = Integer.parseInt(line(), 16); ; size = Integer.parseInt(line(), 16)) {
                in.skipNBytes(size);
                line();
                if (size == 0) break;
            }
            else in.skipNBytes(length);
            return status;
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) throw new IOException("The server closed the connection");
                if (next != '\r') line.append((char) next);
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

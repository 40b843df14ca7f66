package io.perennial.platform.requests;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A gzip body of one or more members with nothing behind them. {@link GZIPInputStream} by itself ignores what follows the last one. */
final class WholeGzip extends GZIPInputStream {
    /** The checksum and the length at the end of a member. */
    private static final int TRAILER = 8;

    /** The bytes that had arrived when the inflater was last given some. */
    private long given;

    WholeGzip(InputStream packed) throws IOException {
        super(new Counted(packed));
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        given = arrived();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int got = super.read(into, from, length);
        if (got < 0) requireEnd();
        return got;
    }

    /** At the end, the inflater still has what it did not need: the trailer, or the part of it that had arrived, and what follows. */
    private void requireEnd() throws IOException {
        int left = inf.getRemaining();
        long whole = given + Math.max(0, TRAILER - left);
        if (left > TRAILER || arrived() > whole || in.read() >= 0) throw new ZipException("Something follows the last member");
    }

    private long arrived() {
        return ((Counted) in).bytes;
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream packed) {
            super(packed);
        }

        @Override
        public int read() throws IOException {
            int got = super.read();
            if (got >= 0) bytes++;
            return got;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            if (got > 0) bytes += got;
            return got;
        }
    }
}

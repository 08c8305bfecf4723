package it.portaledgst.workers.document;

import com.google.zxing.qrcode.encoder.ByteMatrix;

/** A QR code of up to 64 modules a side, one bit for each: what is to be known of a whole row or column takes a few operations. */
record QrSquare(long[] rows, long[] columns) {

    static final int WIDEST = Long.SIZE;

    static QrSquare of(ByteMatrix modules) {
        int side = modules.getHeight();
        var square = new QrSquare(new long[side], new long[side]);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                if (modules.get(column, row) == 1) {
                    square.rows[row] |= 1L << column;
                    square.columns[column] |= 1L << row;
                }
            }
        }
        return square;
    }

    /** The modules in which one of the two is dark. */
    QrSquare xor(QrSquare other) {
        return new QrSquare(xor(rows, other.rows), xor(columns, other.columns));
    }

    private static long[] xor(long[] one, long[] other) {
        var lines = new long[one.length];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = one[i] ^ other[i];
        }
        return lines;
    }

    boolean[][] modules() {
        var modules = new boolean[rows.length][rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows.length; column++) {
                modules[row][column] = (rows[row] >>> column & 1) == 1;
            }
        }
        return modules;
    }

    /** How hard it is to read, by the four rules of ISO/IEC 18004, 7.8.3. */
    int penalty() {
        return runsAndFinders(rows) + runsAndFinders(columns) + 3 * blocks() + 10 * imbalance();
    }

    private static int runsAndFinders(long[] lines) {
        long inside = -1L >>> Long.SIZE - lines.length;
        int penalty = 0;
        for (long line : lines) {
            long five = alike(line, lines.length);
            five &= five >>> 1;
            five &= five >>> 2;
            // a run has a bit for each five of it: 3 for the first one, 1 for each other
            penalty += Long.bitCount(five) + 2 * Long.bitCount(five & ~(five << 1));
            long finder = line & ~(line >>> 1) & line >>> 2 & line >>> 3 & line >>> 4 & ~(line >>> 5) & line >>> 6;
            long light = ~line & inside;
            light &= light >>> 1;
            light &= light >>> 2;
            penalty += 40 * Long.bitCount(finder & (light << 4 | light >>> 7));
        }
        return penalty;
    }

    /** The modules that are as the next one. */
    private static long alike(long line, int side) {
        return ~(line ^ line >>> 1) & -1L >>> Long.SIZE - side + 1;
    }

    /** Of two by two alike. */
    private int blocks() {
        int blocks = 0;
        for (int row = 1; row < rows.length; row++) {
            blocks += Long.bitCount(alike(rows[row - 1], rows.length) & alike(rows[row], rows.length) & ~(rows[row - 1] ^ rows[row]));
        }
        return blocks;
    }

    /** How many whole five per cent more or less than half of it are dark. */
    private int imbalance() {
        int dark = 0;
        for (long row : rows) {
            dark += Long.bitCount(row);
        }
        int all = rows.length * rows.length;
        return Math.abs(2 * dark - all) * 10 / all;
    }
}

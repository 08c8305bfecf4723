package it.portaledgst.workers.dossier;

import it.portaledgst.domain.dossier.DossierOrder;
import it.portaledgst.domain.dossier.DossierWork;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes a dossier's file into the database piece by piece: never more than one is here. */
final class PieceStream extends OutputStream {

    static final int PIECE = 1 << 20;
    static final long LONGEST = 1L << 30;

    private final DossierWork work;
    private final DossierOrder order;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private int pieces;

    PieceStream(DossierWork work, DossierOrder order) {
        this.work = work;
        this.order = order;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int written = 0;
        while (written < length) {
            int part = Math.min(length - written, PIECE - filled);
            System.arraycopy(bytes, from + written, piece, filled, part);
            filled += part;
            written += part;
            if (filled == PIECE) {
                keep(piece);
            }
        }
    }

    /** In bytes. */
    long size() {
        return (long) pieces * PIECE + filled;
    }

    /** Keeps what is left, and says how long the file is. */
    long end() {
        long size = size();
        if (filled > 0) {
            keep(Arrays.copyOf(piece, filled));
        }
        return size;
    }

    private void keep(byte[] content) {
        if (size() > LONGEST) {
            throw new DossierTooLong();
        }
        work.keep(order, pieces, content);
        pieces++;
        filled = 0;
    }
}

package it.portaledgst.workers.dossier;

/** Its file would be longer than any may be: to try again helps nobody. */
final class DossierTooLong extends RuntimeException {

    DossierTooLong() {
        super("longer than " + PieceStream.LONGEST + " bytes");
    }
}

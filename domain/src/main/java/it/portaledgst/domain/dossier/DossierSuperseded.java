package it.portaledgst.domain.dossier;

/** The dossier was deleted, or begun anew by somebody else: whoever was making it stops. */
public class DossierSuperseded extends RuntimeException {

    DossierSuperseded() {
        super("the dossier is no longer this process's to make");
    }
}

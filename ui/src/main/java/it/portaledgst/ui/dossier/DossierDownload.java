package it.portaledgst.ui.dossier;

import java.io.IOException;
import java.util.UUID;

import it.portaledgst.domain.dossier.Dossier;
import it.portaledgst.domain.dossier.DossierState;
import it.portaledgst.domain.dossier.Dossiers;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.export.Attachment;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The file of a dossier, piece by piece: the server holds one, and no connection to the database while it sends. The domain
 * gives it to the asker only; an own one that is not there to be had leads to the page that says why.
 */
@RestController
class DossierDownload {

    private final Dossiers dossiers;
    private final SignedIn person;

    DossierDownload(Dossiers dossiers, SignedIn person) {
        this.dossiers = dossiers;
        this.person = person;
    }

    static String address(UUID id) {
        return DossierView.ADDRESS + "/" + id + "/dossier.zip";
    }

    @GetMapping("/" + DossierView.ADDRESS + "/{id}/dossier.zip")
    void zip(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var asker = person.citizen();
        Dossier dossier = dossiers.find(asker, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (dossier.state() != DossierState.READY) {
            response.sendRedirect("/" + DossierView.ADDRESS);
            return;
        }
        Attachment.send(response, Attachment.ZIP, dossier.fileName(), dossier.size(), number -> dossiers.piece(asker, id, number));
    }
}

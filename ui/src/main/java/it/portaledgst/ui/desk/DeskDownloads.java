package it.portaledgst.ui.desk;

import java.util.Map;
import java.util.UUID;

import it.portaledgst.domain.desk.PaymentDesk;
import it.portaledgst.domain.desk.Reach;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.export.Attachment;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The PDFs of a request for who has opened it at the desk; for everybody else there are none. */
@RestController
class DeskDownloads {

    private static final Map<String, DocumentKind> KINDS = Map.of("avviso", DocumentKind.NOTICE, "ricevuta", DocumentKind.RECEIPT);

    private final PaymentDesk desk;
    private final SignedIn person;

    DeskDownloads(PaymentDesk desk, SignedIn person) {
        this.desk = desk;
        this.person = person;
    }

    static String address(UUID id, DocumentKind kind) {
        var name = KINDS.entrySet().stream().filter(known -> known.getValue() == kind).findFirst().orElseThrow().getKey();
        return "ricerca-pagamenti/" + id + "/" + name + ".pdf";
    }

    @GetMapping("/ricerca-pagamenti/{id}/{name}.pdf")
    ResponseEntity<byte[]> document(@PathVariable UUID id, @PathVariable String name) {
        var reader = person.staff();
        if (!KINDS.containsKey(name) || Reach.of(reader).compareTo(Reach.OWN_OFFICE) < 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var document = desk.document(reader, id, KINDS.get(name)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Attachment.of(MediaType.APPLICATION_PDF, document.fileName(), document.pdf());
    }
}

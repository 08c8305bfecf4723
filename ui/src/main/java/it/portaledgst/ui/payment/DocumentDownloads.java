package it.portaledgst.ui.payment;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import it.portaledgst.domain.payment.Document;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.OriginalReceipt;
import it.portaledgst.domain.payment.RequestDocuments;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.export.Attachment;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The PDFs of a request at stable addresses, so that a link in an e-mail works after sign-in. The domain gives a
 * document only to the owner and only when there is one to give: everything else is "not found".
 */
@RestController
class DocumentDownloads {

    private final RequestDocuments documents;
    private final SignedIn person;

    DocumentDownloads(RequestDocuments documents, SignedIn person) {
        this.documents = documents;
        this.person = person;
    }

    @GetMapping("/pagamenti/{id}/avviso.pdf")
    ResponseEntity<byte[]> notice(@PathVariable UUID id) {
        return answer(documents.notice(person.citizen(), id));
    }

    @GetMapping("/pagamenti/{id}/avviso-de.pdf")
    ResponseEntity<byte[]> noticeInGerman(@PathVariable UUID id) {
        return answer(documents.notice(person.citizen(), id, DocumentKind.NOTICE_DE));
    }

    @GetMapping("/pagamenti/{id}/avviso-en.pdf")
    ResponseEntity<byte[]> noticeInEnglish(@PathVariable UUID id) {
        return answer(documents.notice(person.citizen(), id, DocumentKind.NOTICE_EN));
    }

    @GetMapping("/pagamenti/{id}/ricevuta.pdf")
    ResponseEntity<byte[]> receipt(@PathVariable UUID id) {
        return answer(documents.receipt(person.citizen(), id));
    }

    @GetMapping("/pagamenti/{id}/ricevuta.xml")
    ResponseEntity<byte[]> pushedOriginal(@PathVariable UUID id) {
        return original(id, OriginalReceipt.Format.XML);
    }

    @GetMapping("/pagamenti/{id}/ricevuta.json")
    ResponseEntity<byte[]> toldOriginal(@PathVariable UUID id) {
        return original(id, OriginalReceipt.Format.JSON);
    }

    private ResponseEntity<byte[]> original(UUID id, OriginalReceipt.Format format) {
        return documents.originalReceipt(person.citizen(), id, format)
                .map(original -> Attachment.of(MediaTypeFactory.getMediaType(original.fileName()).orElseThrow(), original.fileName(), original.content()))
                .orElseThrow(DocumentDownloads::notFound);
    }

    @GetMapping("/pagamenti/{id}/tentativi/{attempt}/esito.pdf")
    ResponseEntity<byte[]> negativeOutcome(@PathVariable UUID id, @PathVariable UUID attempt) {
        return answer(documents.negativeOutcome(person.citizen(), id, attempt));
    }

    static String outcomeAddress(UUID id, UUID attempt) {
        return "pagamenti/" + id + "/tentativi/" + attempt + "/esito.pdf";
    }

    /** @param language de or en, beside Italian */
    static String noticeAddress(UUID id, String language) {
        return "pagamenti/" + id + "/avviso-" + language + ".pdf";
    }

    static String noticeAddress(UUID id) {
        return "pagamenti/" + id + "/avviso.pdf";
    }

    static String originalAddress(UUID id, OriginalReceipt.Format format) {
        return "pagamenti/" + id + "/ricevuta." + format.name().toLowerCase(Locale.ROOT);
    }

    static String receiptAddress(UUID id) {
        return "pagamenti/" + id + "/ricevuta.pdf";
    }

    /** Rounded up: a download never turns out bigger than it was said to be. */
    static String size(int bytes) {
        return (bytes + 1023) / 1024 + " kB";
    }

    private static ResponseEntity<byte[]> answer(Optional<Document> document) {
        return document.map(found -> Attachment.of(MediaType.APPLICATION_PDF, found.fileName(), found.pdf()))
                .orElseThrow(DocumentDownloads::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

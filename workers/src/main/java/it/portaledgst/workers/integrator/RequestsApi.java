package it.portaledgst.workers.integrator;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.payment.Document;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.NotDeletableException;
import it.portaledgst.domain.payment.PaymentFilter;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.RequestDocuments;
import it.portaledgst.domain.payment.PaymentState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payment requests of the client that asks; the domain shows it no others. */
@RestController
@RequestMapping(Api.ROOT + "/payment-requests")
@OnlyWithApi
class RequestsApi {

    private static final String KEY = "Idempotency-Key";

    enum SecondLanguage {
        de(DocumentKind.NOTICE_DE),
        en(DocumentKind.NOTICE_EN);

        private final DocumentKind notice;

        SecondLanguage(DocumentKind notice) {
            this.notice = notice;
        }
    }

    private record Page(List<RequestJson> paymentRequests, String nextCursor, long total) {
    }

    private final PaymentRequests requests;
    private final RequestDocuments documents;
    private final NewRequests newRequests;

    RequestsApi(PaymentRequests requests, RequestDocuments documents, NewRequests newRequests) {
        this.requests = requests;
        this.documents = documents;
        this.newRequests = newRequests;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RequestJson> create(@AuthenticationPrincipal Jwt token, @RequestHeader(name = KEY, required = false) String key,
                                       InputStream body) throws IOException {
        var request = newRequests.create(Client.of(token), key(key), JsonBody.read(body, NewRequestJson.class));
        return ResponseEntity.created(URI.create(RequestJson.address(request.id()))).body(RequestJson.of(request));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page list(@AuthenticationPrincipal Jwt token, @RequestParam(required = false) PaymentState state,
                @RequestParam(required = false) String text, @RequestParam(required = false) String serviceCode,
                @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
                @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
                @RequestParam(required = false) String cursor, @RequestParam(defaultValue = "50") int limit) {
        checked("text", text);
        checked("serviceCode", serviceCode);
        try {
            var page = requests.list(Client.of(token), new PaymentFilter(state, text, serviceCode, from, to), cursor, limit);
            return new Page(page.rows().stream().map(RequestJson::of).toList(), page.nextCursor(), page.total());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.inParameter(ProblemType.MALFORMED, "cursor", "FORMAT",
                    "Il cursore non è di questo elenco: usa nextCursor così come è stato dato, o ricomincia senza.");
        }
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    RequestJson one(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return requests.find(Client.of(token), id).map(RequestJson::of).orElseThrow(ApiProblem::notFound);
    }

    /** Deleting what is deleted already is no mistake: the answer to the first call may have been lost. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        try {
            requests.delete(Client.of(token), id);
        } catch (NotDeletableException e) {
            if (e.problem().why() == Refusal.REQUEST_UNKNOWN) {
                throw ApiProblem.notFound();
            }
            if (e.problem().why() != Refusal.DELETE_DELETED) {
                throw new ApiProblem(ProblemType.NOT_DELETABLE, e.getMessage());
            }
        }
        return ResponseEntity.noContent().build();
    }

    /** @param language the one beside Italian */
    @GetMapping(path = "/{id}/notice.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> notice(@AuthenticationPrincipal Jwt token, @PathVariable UUID id, @RequestParam(required = false) SecondLanguage language) {
        return file(documents.notice(Client.of(token), id, language == null ? DocumentKind.NOTICE : language.notice));
    }

    @GetMapping(path = "/{id}/receipt.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> receipt(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return file(documents.receipt(Client.of(token), id));
    }

    /** What pagoPA sent, byte for byte; JSON when it had to be asked for. The digest (RFC 9530) is the one that its PDF shows. */
    @GetMapping(path = "/{id}/original-receipt", produces = {MediaType.APPLICATION_XML_VALUE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> originalReceipt(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return documents.firstOriginal(Client.of(token), id)
                .map(original -> ResponseEntity.ok().contentType(MediaTypeFactory.getMediaType(original.fileName()).orElseThrow())
                        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(original.fileName()).build().toString())
                        .header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(sha256(original.content())) + ":")
                        .body(original.content()))
                .orElseThrow(ApiProblem::notFound);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ResponseEntity<byte[]> file(Optional<Document> document) {
        return document.map(found -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(found.fileName()).build().toString())
                        .body(found.pdf()))
                .orElseThrow(ApiProblem::notFound);
    }

    private static UUID key(String text) {
        if (text == null || text.isBlank()) {
            throw ApiProblem.inParameter(ProblemType.KEY_MISSING, KEY, "MISSING",
                    "Indica nell'intestazione Idempotency-Key un UUID nuovo per ogni richiesta, lo stesso se la ripeti.");
        }
        try {
            var key = UUID.fromString(text);
            // the parser is more lenient than the format
            if (key.toString().equalsIgnoreCase(text)) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw ApiProblem.inParameter(ProblemType.MALFORMED, KEY, "FORMAT", "Idempotency-Key deve essere un UUID.");
    }

    private static void checked(String parameter, String text) {
        if (text != null && !JsonBody.isText(text)) {
            throw ApiProblem.inParameter(ProblemType.MALFORMED, parameter, "CHARACTERS", "Il testo contiene caratteri non ammessi.");
        }
    }
}

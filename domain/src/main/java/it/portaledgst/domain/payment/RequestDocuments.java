package it.portaledgst.domain.payment;

import it.portaledgst.domain.payment.OriginalReceipt.Format;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What citizens may take away of their requests. Every method enforces the owner: of somebody else's request there is nothing. */
@Service
@Transactional(readOnly = true)
public class RequestDocuments {

    private final PaymentRequestRepository requests;
    private final Documents documents;
    private final RequestAssembler assembler;

    RequestDocuments(PaymentRequestRepository requests, Documents documents, RequestAssembler assembler) {
        this.requests = requests;
        this.documents = documents;
        this.assembler = assembler;
    }

    /** The PDF notice: nobody gets one for what can no longer be paid. */
    public Optional<Document> notice(Citizen owner, UUID id) {
        return notice(owner, id, DocumentKind.NOTICE);
    }

    /** @param kind one of the notices; notices older than the second languages have only the Italian one */
    public Optional<Document> notice(Citizen owner, UUID id, DocumentKind kind) {
        return owned(owner, id).map(assembler::assemble).filter(PaymentRequest::payable)
                .flatMap(request -> documents.find(id, kind, null, request.noticeCode()));
    }

    public Optional<Document> receipt(Citizen owner, UUID id) {
        return owned(owner, id).filter(request -> request.state == PaymentState.PAID)
                .flatMap(request -> documents.find(id, DocumentKind.RECEIPT, null, new NoticeCode(request.noticeCode)));
    }

    /** What pagoPA sent, of which {@link #receipt} is the readable copy. */
    public Optional<OriginalReceipt> originalReceipt(Citizen owner, UUID id, Format format) {
        return owned(owner, id).flatMap(request -> documents.original(id, new NoticeCode(request.noticeCode), format));
    }

    /** The original the receipt was first known by: the one whose hash the PDF shows. */
    public Optional<OriginalReceipt> firstOriginal(Citizen owner, UUID id) {
        return originalReceipt(owner, id, originals(owner, id).contains(Format.JSON) ? Format.JSON : Format.XML);
    }

    /** In which formats there is an original; two when the receipt had to be asked for and came after all. */
    public Set<Format> originals(Citizen owner, UUID id) {
        return documents.originals(owner, id);
    }

    /** The document of an attempt to pay online that came to nothing, whatever became of the request since. */
    public Optional<Document> negativeOutcome(Citizen owner, UUID id, UUID attemptId) {
        return owned(owner, id).flatMap(request -> documents.find(id, DocumentKind.NEGATIVE_OUTCOME, attemptId,
                new NoticeCode(request.noticeCode)));
    }

    /** In bytes, without reading the document; whether it is given out at all, {@link #notice} and {@link #receipt} say. */
    public Optional<Integer> size(Citizen owner, UUID id, DocumentKind kind) {
        return Optional.ofNullable(sizes(owner, id).get(kind));
    }

    /** Of all documents of the request that are there, without those of its attempts. */
    public Map<DocumentKind, Integer> sizes(Citizen owner, UUID id) {
        return documents.sizes(owner, id);
    }

    private Optional<PaymentRequestEntity> owned(Citizen owner, UUID id) {
        return requests.findByIdAndOwnerIssuerAndOwnerSubject(id, owner.issuer(), owner.subject());
    }
}

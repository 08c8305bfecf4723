package it.portaledgst.domain.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The PDFs of a request: one of each kind, one negative outcome for each attempt; the first one stored stays. */
@Component
class Documents {

    private static final String THAT_PAID = " from receipt e join payment_request r on r.receipt_key = e.key where r.id = :id";

    private final JdbcClient jdbc;
    private final Clock clock;

    Documents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param attemptId null unless the document is an attempt's */
    boolean store(UUID requestId, DocumentKind kind, UUID attemptId, byte[] pdf) {
        return jdbc.sql("insert into document (request_id, kind, attempt_id, pdf, created_at) values (?, ?, ?, ?, ?)"
                        + " on conflict on constraint one_document_of_each do nothing")
                .params(requestId, kind.name(), attemptId, pdf, Timestamp.from(clock.instant()))
                .update() == 1;
    }

    /** @param attemptId null unless the document is an attempt's */
    Optional<Document> find(UUID requestId, DocumentKind kind, UUID attemptId, NoticeCode noticeCode) {
        return jdbc.sql("select pdf, created_at from document where request_id = ? and kind = ? and attempt_id is not distinct from ?")
                .params(requestId, kind.name(), attemptId)
                .query((row, n) -> new Document(kind, kind.fileName(noticeCode), row.getBytes("pdf"),
                        row.getTimestamp("created_at").toInstant()))
                .optional();
    }

    Optional<OriginalReceipt> original(UUID requestId, NoticeCode noticeCode, OriginalReceipt.Format format) {
        return jdbc.sql("select case when raw_type = :format then raw when :format = 'XML' then pushed_xml end as content" + THAT_PAID)
                .param("format", format.name()).param("id", requestId)
                .query((row, n) -> Optional.ofNullable(row.getBytes("content"))
                        .map(content -> new OriginalReceipt("ricevuta-" + noticeCode.value() + "." + format.name().toLowerCase(Locale.ROOT), content)))
                .optional().flatMap(content -> content);
    }

    /** In which formats there is an original. */
    Set<OriginalReceipt.Format> originals(Citizen owner, UUID requestId) {
        var formats = EnumSet.noneOf(OriginalReceipt.Format.class);
        jdbc.sql("select raw_type, pushed_xml is not null as pushed" + THAT_PAID + " and r.owner_issuer = :issuer and r.owner_subject = :subject")
                .param("id", requestId).param("issuer", owner.issuer()).param("subject", owner.subject())
                .query(row -> {
                    formats.add(OriginalReceipt.Format.valueOf(row.getString("raw_type")));
                    if (row.getBoolean("pushed")) {
                        formats.add(OriginalReceipt.Format.XML);
                    }
                });
        return formats;
    }

    boolean existsFor(UUID attemptId) {
        return jdbc.sql("select exists (select 1 from document where attempt_id = ?)").param(attemptId).query(Boolean.class).single();
    }

    /** In bytes; with the owner in the same statement, for a page asks it at each visit. */
    Map<DocumentKind, Integer> sizes(Citizen owner, UUID requestId) {
        var sizes = new EnumMap<DocumentKind, Integer>(DocumentKind.class);
        jdbc.sql("select kind, octet_length(pdf) as size from document where request_id = :id and attempt_id is null and exists ("
                        + "select 1 from payment_request where id = :id and owner_issuer = :issuer and owner_subject = :subject)")
                .param("id", requestId).param("issuer", owner.issuer()).param("subject", owner.subject())
                .query(row -> {
                    sizes.put(DocumentKind.valueOf(row.getString("kind")), row.getInt("size"));
                });
        return sizes;
    }

    Map<UUID, Set<DocumentKind>> existing(Collection<UUID> requestIds) {
        var kinds = new HashMap<UUID, Set<DocumentKind>>();
        if (!requestIds.isEmpty()) {
            jdbc.sql("select request_id, kind from document where request_id in (:ids)")
                    .param("ids", requestIds)
                    .query(row -> {
                        kinds.computeIfAbsent(row.getObject("request_id", UUID.class),
                                id -> EnumSet.noneOf(DocumentKind.class)).add(DocumentKind.valueOf(row.getString("kind")));
                    });
        }
        return kinds;
    }
}

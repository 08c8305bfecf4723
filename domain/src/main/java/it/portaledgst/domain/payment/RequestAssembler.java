package it.portaledgst.domain.payment;

import it.portaledgst.domain.PaymentTerms;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts a request together with its documents and last attempt, a whole page with two further queries. */
@Component
class RequestAssembler {

    private final OnlineAttemptRepository attempts;
    private final Documents documents;
    private final Clock clock;

    RequestAssembler(OnlineAttemptRepository attempts, Documents documents, Clock clock) {
        this.attempts = attempts;
        this.documents = documents;
        this.clock = clock;
    }

    LocalDate today() {
        return PaymentTerms.today(clock);
    }

    PaymentRequest assemble(PaymentRequestEntity entity) {
        return assemble(List.of(entity)).getFirst();
    }

    List<PaymentRequest> assemble(List<PaymentRequestEntity> entities) {
        if (entities.isEmpty()) {
            return List.of();
        }
        var ids = entities.stream().map(entity -> entity.id).toList();
        var kinds = documents.existing(ids);
        var lastAttempts = attempts.lastOf(ids).stream().map(OnlineAttemptEntity::toRecord)
                .collect(Collectors.toMap(OnlineAttempt::requestId, Function.identity(), (one, other) -> one));
        var today = today();
        return entities.stream().map(entity -> {
            Set<DocumentKind> ready = kinds.getOrDefault(entity.id, Set.of());
            return entity.toRecord(today, ready.contains(DocumentKind.NOTICE), ready.contains(DocumentKind.RECEIPT),
                    lastAttempts.get(entity.id));
        }).toList();
    }
}

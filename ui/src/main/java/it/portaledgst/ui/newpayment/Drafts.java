package it.portaledgst.ui.newpayment;

import java.util.Optional;
import java.util.UUID;

import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentDrafts;
import it.portaledgst.domain.payment.PaymentRequests;
import org.springframework.stereotype.Component;

/**
 * The forms people have open. Each change is kept in the database: reloading, going back, the end of the session and a
 * restart of the portal lose nothing.
 */
@Component
class Drafts {

    private final PaymentDrafts kept;
    private final PaymentRequests payments;

    Drafts(PaymentDrafts kept, PaymentRequests payments) {
        this.kept = kept;
        this.payments = payments;
    }

    /** The form with that key as it was left; a form nobody has typed into yet is new, under the same key. */
    Draft find(Citizen person, UUID key, ServiceEntry service) {
        return kept.find(person, key).filter(draft -> draft.matter().equals(service.code()))
                .map(draft -> Draft.of(draft, service))
                .orElseGet(() -> new Draft(key, service));
    }

    boolean exists(Citizen person, UUID key) {
        return kept.find(person, key).isPresent();
    }

    /** The request that the form with that key has become. */
    Optional<UUID> confirmedAs(Citizen person, UUID key) {
        return payments.confirmedWith(person, key);
    }

    boolean keep(Citizen person, Draft draft) {
        return kept.keep(person, draft.key, draft.serviceCode, draft.content());
    }
}

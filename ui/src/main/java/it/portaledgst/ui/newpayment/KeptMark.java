package it.portaledgst.ui.newpayment;

import java.time.Clock;

import com.vaadin.flow.component.html.Paragraph;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentDrafts;
import it.portaledgst.ui.kit.Dates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the form after each change and says since when it is safe. Not announced: it would talk over every field. */
class KeptMark extends Paragraph {

    private static final Logger log = LoggerFactory.getLogger(KeptMark.class);

    private final transient Drafts drafts;
    private final transient Citizen person;
    private final transient Clock clock;
    private final Draft draft;

    KeptMark(Drafts drafts, Citizen person, Draft draft, Clock clock) {
        this.drafts = drafts;
        this.person = person;
        this.draft = draft;
        this.clock = clock;
        addClassNames("quiet", "kept-mark");
    }

    void changed() {
        try {
            drafts.keep(person, draft);
            setText(getTranslation("draft.kept", Dates.time(clock.instant()), PaymentDrafts.DAYS_KEPT));
        } catch (RuntimeException e) { // whatever it is, the person goes on filling in
            log.warn("a draft could not be kept: {}", e.toString());
            setText(getTranslation("draft.not-kept"));
        }
    }
}

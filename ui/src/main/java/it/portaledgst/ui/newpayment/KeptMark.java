package it.portaledgst.ui.newpayment;

import java.time.Clock;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentDrafts;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.News;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the form after each change and says since when it is safe. The time is for the eye: read aloud it would talk over
 * every field. Read aloud are the first time and, shown as well, when it fails.
 */
class KeptMark extends Div {

    private static final Logger log = LoggerFactory.getLogger(KeptMark.class);

    private final transient Drafts drafts;
    private final transient Citizen person;
    private final transient Clock clock;
    private final Draft draft;
    private final Paragraph since = new Paragraph();
    private final News told = new News();

    KeptMark(Drafts drafts, Citizen person, Draft draft, Clock clock) {
        this.drafts = drafts;
        this.person = person;
        this.draft = draft;
        this.clock = clock;
        addClassNames("quiet", "kept-mark");
        told.addClassName("sr-only");
        add(since, told);
    }

    void changed() {
        try {
            drafts.keep(person, draft);
            since.setText(getTranslation("draft.kept", Dates.time(clock.instant()), PaymentDrafts.DAYS_KEPT));
            told.addClassName("sr-only");
            told.tell(new Paragraph(getTranslation("draft.kept.told")));
        } catch (RuntimeException e) { // whatever it is, the person goes on filling in
            log.warn("a draft could not be kept: {}", e.toString());
            since.setText("");
            told.removeClassName("sr-only");
            told.tell(new Paragraph(getTranslation("draft.not-kept")));
        }
    }
}

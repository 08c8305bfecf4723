package it.portaledgst.ui.kit;

import java.time.Clock;
import java.util.function.BooleanSupplier;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import it.portaledgst.domain.payment.KeptForms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the form after each change and says since when it is safe. The time is for the eye: read aloud it would talk over
 * every field. Read aloud are the first time and, shown as well, when it fails or comes too late.
 */
public class KeptMark extends Div {

    private static final Logger log = LoggerFactory.getLogger(KeptMark.class);

    private final transient BooleanSupplier keep;
    private final transient Clock clock;
    private final Paragraph since = new Paragraph();
    private final News told = new News();

    /** @param keep writes the form into the database as it is now; false when it was sent already */
    public KeptMark(BooleanSupplier keep, Clock clock) {
        this.keep = keep;
        this.clock = clock;
        addClassNames("quiet", "kept-mark");
        told.addClassName("sr-only");
        add(since, told);
    }

    public void changed() {
        try {
            if (!keep.getAsBoolean()) {
                warn("draft.sent");
                return;
            }
            since.setText(getTranslation("draft.kept", Dates.time(clock.instant()), KeptForms.DAYS_KEPT));
            told.addClassName("sr-only");
            told.tell(new Paragraph(getTranslation("draft.kept.told")));
        } catch (RuntimeException e) { // whatever it is, the person goes on filling in
            log.warn("a draft could not be kept: {}", e.toString());
            warn("draft.not-kept");
        }
    }

    private void warn(String key) {
        since.setText("");
        told.removeClassName("sr-only");
        told.tell(new Paragraph(getTranslation(key)));
    }
}

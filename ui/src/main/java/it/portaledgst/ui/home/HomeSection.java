package it.portaledgst.ui.home;

import java.util.Optional;

import com.vaadin.flow.component.Component;
import it.portaledgst.domain.payment.Citizen;

/**
 * Something the main page shows when this person has it: each feature brings its own, as a bean, in the order given by
 * {@link org.springframework.core.annotation.Order}. Places: 10 and 15 unfinished forms, 20 to pay, 30 being verified,
 * 40 answers received, 50 to do again.
 */
public interface HomeSection {

    /** Empty when there is nothing, so that no heading stands over a void. */
    Optional<Component> of(Citizen person);

    /**
     * Whether there is nothing but text and links in it. Then the page draws it, keeps nothing else of it, and draws it
     * anew when this person's requests change. A section with buttons keeps what its person does there.
     */
    default boolean onlyTells() {
        return true;
    }
}

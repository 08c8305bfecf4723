package it.portaledgst.domain.faq;

import java.util.List;
import org.springframework.stereotype.Component;

/** The questions people ask before they write to the support. */
@Component
public class Faq {

    /** Entries with every word of the text in question, answer or category; all of them when it is null or blank. */
    public List<FaqEntry> search(String text) {
        throw new UnsupportedOperationException();
    }
}

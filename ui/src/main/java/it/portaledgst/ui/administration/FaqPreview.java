package it.portaledgst.ui.administration;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import it.portaledgst.domain.faq.FaqEntry;
import it.portaledgst.domain.text.Highlight;

/** A question as its public page shows it after a search, open and with its hits marked. */
class FaqPreview extends NativeDetails {

    @Tag("mark")
    private static final class Mark extends HtmlContainer {
    }

    FaqPreview(FaqEntry entry, String search) {
        var mark = Highlight.of(search);
        var question = new Span();
        var answer = new Paragraph();
        mark.parts(entry.question()).forEach(part -> question.add(part(part)));
        mark.parts(entry.answer()).forEach(part -> answer.add(part(part)));
        setSummary(question);
        setContent(answer);
        setOpen(true);
        getElement().setAttribute("lang", entry.language().getLanguage());
    }

    private static Component part(Highlight.Part part) {
        if (!part.hit()) {
            return new Span(part.text());
        }
        var hit = new Mark();
        hit.add(part.text());
        return hit;
    }
}

package it.portaledgst.ui.faq;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import it.portaledgst.domain.faq.Faq;
import it.portaledgst.domain.faq.FaqCategory;
import it.portaledgst.domain.faq.FaqEntry;
import it.portaledgst.domain.text.Highlight;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Domande frequenti, open to everybody; the texts are Italian data, some with an English text beside. The search looks in questions and answers and works by
 * itself; {@code js/faq.js} only spares the reader the button. Each question has an address: {@code #} and its id.
 */
@Controller
class FaqPage {

    /** Longer than any search that finds something. */
    private static final int LONGEST_SEARCH = 200;
    /** So few answers are shown open. */
    private static final int FEW = 8;

    record Question(String id, String language, List<Highlight.Part> question, List<Highlight.Part> answer) {
    }

    private final Faq faq;

    FaqPage(Faq faq) {
        this.faq = faq;
    }

    @GetMapping({"/domande-frequenti", "/faq"})
    String questions(@RequestParam(name = "q", defaultValue = "") String text, Locale language, Model model) {
        String asked = text.strip().substring(0, Math.min(text.strip().length(), LONGEST_SEARCH));
        List<FaqEntry> found = faq.search(asked, language);
        var mark = Highlight.of(asked);
        Map<FaqCategory, List<Question>> byCategory = found.stream().collect(Collectors.groupingBy(FaqEntry::category, LinkedHashMap::new,
                Collectors.mapping(entry -> new Question(entry.id(), entry.language().getLanguage(), mark.parts(entry.question()),
                        mark.parts(entry.answer())), Collectors.toList())));
        model.addAttribute("asked", asked);
        model.addAttribute("number", found.size());
        model.addAttribute("open", !asked.isEmpty() && found.size() <= FEW);
        model.addAttribute("categories", byCategory);
        model.addAttribute("foreign", found.stream().anyMatch(entry -> !entry.language().getLanguage().equals(language.getLanguage())));
        return "faq";
    }
}

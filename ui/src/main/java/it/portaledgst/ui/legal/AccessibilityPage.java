package it.portaledgst.ui.legal;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.shell.Operator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The statement the law asks for, in the order of AgID's form. What only the administration can state (how conforming the
 * site was found, when, by whom) comes from the configuration or stays a marked gap.
 */
@Controller
class AccessibilityPage {

    private final Operator operator;
    private final MessageSource texts;
    private final String site;

    AccessibilityPage(Operator operator, MessageSource texts, @Value("${portale.base-url}") String site) {
        this.operator = operator;
        this.texts = texts;
        this.site = site;
    }

    @GetMapping("/accessibilita")
    String statement(Model model, Locale locale) {
        var statement = operator.accessibility();
        var name = new Fact(null, operator.name());
        var conformity = new Fact(null, choice("accessibility.conformity.", statement.conformity(), locale));
        var drafting = List.of(
                new Fact("accessibility.drafted", day(statement.drafted(), locale)),
                new Fact("accessibility.reviewed", day(statement.reviewed(), locale)),
                new Fact("accessibility.method", choice("accessibility.method.", statement.method(), locale)));
        var website = List.of(
                new Fact("accessibility.published", day(statement.published(), locale)),
                new Fact("accessibility.usability", statement.usabilityTested() == null ? null
                        : text(statement.usabilityTested() ? "legal.yes" : "legal.no", locale)),
                new Fact("accessibility.cms", text("accessibility.cms.none", locale)));
        var structure = List.of(
                new Fact("accessibility.staff", statement.staffWithDisabilities()),
                new Fact("accessibility.workstations", statement.workstations()));
        model.addAttribute("site", site);
        model.addAttribute("declared", statement.declared().orElse(null));
        model.addAttribute("administration", name);
        model.addAttribute("conformity", conformity);
        model.addAttribute("notAccessible", statement.notAccessible());
        model.addAttribute("burden", statement.disproportionateBurden());
        model.addAttribute("drafting", drafting);
        model.addAttribute("website", website);
        model.addAttribute("structure", structure);
        model.addAttribute("unfinished", Stream.of(List.of(name, conformity), drafting, website, structure)
                .flatMap(List::stream).anyMatch(Fact::missing));
        return "accessibility";
    }

    private String choice(String family, Enum<?> value, Locale locale) {
        return value == null ? null : text(family + value, locale);
    }

    private static String day(LocalDate day, Locale locale) {
        return day == null ? null : Dates.day(day, locale);
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }
}

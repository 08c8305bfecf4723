package it.portaledgst.domain.catalogue;

import it.portaledgst.domain.catalogue.CatalogueFile.FieldText;
import it.portaledgst.domain.catalogue.CatalogueFile.FieldUse;
import it.portaledgst.domain.catalogue.CatalogueFile.ServiceText;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a schema cannot say: that the parts of a catalogue fit each other. */
final class CatalogueCheck {

    /** Invented codes are higher, so that nobody takes them for the Ministry's own. */
    private static final int LAST_REAL_NUMBER = 50;

    private static final LocalDate ANY_DAY = LocalDate.EPOCH;

    private final CatalogueFile catalogue;
    private final Map<String, Broken> problems = new LinkedHashMap<>();

    private CatalogueCheck(CatalogueFile catalogue) {
        this.catalogue = catalogue;
    }

    /** A rule that is not kept, with what the sentence about it names. */
    record Broken(CatalogueRule rule, List<String> values) {

        String sentence() {
            return rule.sentence(values);
        }
    }

    /** By JSON pointer. */
    static Map<String, Broken> problems(CatalogueFile catalogue) {
        var check = new CatalogueCheck(catalogue);
        catalogue.fields().forEach(check::field);
        var codes = new HashSet<String>();
        for (int i = 0; i < catalogue.services().size(); i++) {
            check.service("/services/" + i, catalogue.services().get(i), codes);
        }
        check.nothingUnused();
        if (check.problems.isEmpty()) {
            check.causale();
        }
        return check.problems;
    }

    private void field(String name, FieldText field) {
        if (field.pattern() != null) {
            try {
                Pattern.compile(field.pattern());
            } catch (PatternSyntaxException e) {
                wrong("/fields/" + name + "/pattern", CatalogueRule.REGULAR_EXPRESSION, e.getDescription());
            }
            if (field.type() != FieldType.TEXT && field.type() != FieldType.LONG_TEXT) {
                wrong("/fields/" + name + "/pattern", CatalogueRule.FOR_TEXTS, field.type());
            }
        }
        limits("/fields/" + name, field);
        if (field.causale() != null && field.type() == FieldType.LONG_TEXT) {
            wrong("/fields/" + name + "/causale", CatalogueRule.CAUSALE_FREE_TEXT);
        }
    }

    private void limits(String path, FieldText field) {
        if (field.min() != null && field.type() != FieldType.NUMBER) {
            wrong(path + "/min", CatalogueRule.FOR_NUMBERS, field.type());
        } else if (field.min() != null && field.min() > field.max()) {
            wrong(path + "/max", CatalogueRule.MAX_BELOW_MIN);
        }
        if (field.notBefore() != null && field.type() != FieldType.DATE) {
            wrong(path + "/notBefore", CatalogueRule.FOR_DATES, field.type());
        } else if (field.notBefore() != null && ANY_DAY.plus(field.notBefore()).isAfter(ANY_DAY.plus(field.notAfter()))) {
            wrong(path + "/notAfter", CatalogueRule.NOT_AFTER_TOO_EARLY);
        }
    }

    private void service(String path, ServiceText service, Set<String> codes) {
        if (!codes.add(service.code())) {
            wrong(path + "/code", CatalogueRule.CODE_TWICE);
        }
        if (!service.codeVerified() && Integer.parseInt(service.code().substring(0, 2)) <= LAST_REAL_NUMBER) {
            wrong(path + "/code", CatalogueRule.CODE_NOT_VERIFIED, LAST_REAL_NUMBER);
        }
        if (!catalogue.taxonomies().containsKey(service.taxonomy())) {
            wrong(path + "/taxonomy", CatalogueRule.TAXONOMY);
        }
        var names = new HashSet<String>();
        for (int i = 0; i < service.fields().size(); i++) {
            use(path + "/fields/" + i, service, service.fields().get(i), names);
        }
        for (int i = 0; service.periods() != null && i < service.periods().size(); i++) {
            date(path + "/periods/" + i + "/from", names, service.periods().get(i).from());
            date(path + "/periods/" + i + "/to", names, service.periods().get(i).to());
        }
    }

    private void date(String path, Set<String> asked, String name) {
        if (!asked.contains(name)) {
            wrong(path, CatalogueRule.NO_FIELD);
        } else if (catalogue.fields().containsKey(name) && catalogue.fields().get(name).type() != FieldType.DATE) {
            wrong(path, CatalogueRule.NO_DATE);
        }
    }

    private void use(String path, ServiceText service, FieldUse use, Set<String> names) {
        if (!names.add(use.name())) {
            wrong(path + "/name", CatalogueRule.ASKED_TWICE);
        }
        var field = catalogue.fields().get(use.name());
        if (field == null) {
            wrong(path + "/name", CatalogueRule.NOT_DESCRIBED);
            return;
        }
        if (field.type() == FieldType.CHOICE && use.choices() == null) {
            wrong(path, CatalogueRule.NEEDS_CHOICES);
        }
        if (use.choices() != null) {
            if (field.type() != FieldType.CHOICE) {
                wrong(path + "/choices", CatalogueRule.FOR_CHOICES, field.type());
            }
            var values = new HashSet<String>();
            for (int i = 0; i < use.choices().size(); i++) {
                if (!values.add(use.choices().get(i).value())) {
                    wrong(path + "/choices/" + i + "/value", CatalogueRule.OFFERED_TWICE);
                }
            }
        }
        if (use.onlyWith() != null) {
            onlyWith(path + "/onlyWith", service, use);
        }
    }

    private void onlyWith(String path, ServiceText service, FieldUse use) {
        var other = service.fields().stream().takeWhile(each -> each != use)
                .filter(each -> each.name().equals(use.onlyWith().field())).findFirst();
        if (other.isEmpty() || other.get().choices() == null) {
            wrong(path + "/field", CatalogueRule.NO_CHOICE_BEFORE);
            return;
        }
        for (int i = 0; i < use.onlyWith().choices().size(); i++) {
            var value = use.onlyWith().choices().get(i);
            if (other.get().choices().stream().noneMatch(choice -> choice.value().equals(value))) {
                wrong(path + "/choices/" + i, CatalogueRule.NOT_OFFERED, other.get().name());
            }
        }
    }

    /** A reference cut short would lead to another file, so that all must fit whatever is entered. */
    private void causale() {
        var services = catalogue.entries();
        for (int i = 0; i < services.size(); i++) {
            var service = services.get(i);
            int length = service.code().length() + service.fields().stream().mapToInt(ServiceField::longestReference)
                    .filter(reference -> reference > 0).map(reference -> reference + 1).sum();
            if (length > Causale.LONGEST) {
                wrong("/services/" + i + "/fields", CatalogueRule.CAUSALE_TOO_LONG, length, Causale.LONGEST);
            }
        }
    }

    private void nothingUnused() {
        for (var name : catalogue.fields().keySet()) {
            if (catalogue.services().stream().flatMap(service -> service.fields().stream()).noneMatch(use -> use.name().equals(name))) {
                wrong("/fields/" + name, CatalogueRule.FIELD_UNUSED);
            }
        }
        for (var code : catalogue.taxonomies().keySet()) {
            if (catalogue.services().stream().noneMatch(service -> service.taxonomy().equals(code))) {
                wrong("/taxonomies/" + CatalogueReader.escaped(code), CatalogueRule.TAXONOMY_UNUSED);
            }
        }
    }

    private void wrong(String path, CatalogueRule rule, Object... values) {
        problems.putIfAbsent(path, new Broken(rule, List.of(values).stream().map(String::valueOf).toList()));
    }
}

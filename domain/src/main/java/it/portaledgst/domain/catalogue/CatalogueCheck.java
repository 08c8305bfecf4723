package it.portaledgst.domain.catalogue;

import it.portaledgst.domain.catalogue.CatalogueFile.FieldText;
import it.portaledgst.domain.catalogue.CatalogueFile.FieldUse;
import it.portaledgst.domain.catalogue.CatalogueFile.ServiceText;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private final Map<String, String> problems = new LinkedHashMap<>();

    private CatalogueCheck(CatalogueFile catalogue) {
        this.catalogue = catalogue;
    }

    /** Sentences by JSON pointer. */
    static Map<String, String> problems(CatalogueFile catalogue) {
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
                wrong("/fields/" + name + "/pattern", "is no regular expression: " + e.getDescription());
            }
            if (field.type() != FieldType.TEXT && field.type() != FieldType.LONG_TEXT) {
                wrong("/fields/" + name + "/pattern", "is for texts only, not for " + field.type());
            }
        }
        limits("/fields/" + name, field);
        if (field.causale() != null && field.type() == FieldType.LONG_TEXT) {
            wrong("/fields/" + name + "/causale", "cannot print a free text");
        }
    }

    private void limits(String path, FieldText field) {
        if (field.min() != null && field.type() != FieldType.NUMBER) {
            wrong(path + "/min", "is for fields of type NUMBER only, not for " + field.type());
        } else if (field.min() != null && field.min() > field.max()) {
            wrong(path + "/max", "is less than min");
        }
        if (field.notBefore() != null && field.type() != FieldType.DATE) {
            wrong(path + "/notBefore", "is for fields of type DATE only, not for " + field.type());
        } else if (field.notBefore() != null && ANY_DAY.plus(field.notBefore()).isAfter(ANY_DAY.plus(field.notAfter()))) {
            wrong(path + "/notAfter", "is earlier than notBefore");
        }
    }

    private void service(String path, ServiceText service, Set<String> codes) {
        if (!codes.add(service.code())) {
            wrong(path + "/code", "is the code of an earlier service, too");
        }
        if (!service.codeVerified() && Integer.parseInt(service.code().substring(0, 2)) <= LAST_REAL_NUMBER) {
            wrong(path + "/code", "is not verified and must have a number above " + LAST_REAL_NUMBER);
        }
        if (!catalogue.taxonomies().containsKey(service.taxonomy())) {
            wrong(path + "/taxonomy", "is not one of the taxonomies of this catalogue");
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
            wrong(path, "is no field of this service");
        } else if (catalogue.fields().containsKey(name) && catalogue.fields().get(name).type() != FieldType.DATE) {
            wrong(path, "is no field of type DATE");
        }
    }

    private void use(String path, ServiceText service, FieldUse use, Set<String> names) {
        if (!names.add(use.name())) {
            wrong(path + "/name", "is asked twice by this service");
        }
        var field = catalogue.fields().get(use.name());
        if (field == null) {
            wrong(path + "/name", "is not described under fields");
            return;
        }
        if (field.type() == FieldType.CHOICE && use.choices() == null) {
            wrong(path, "offers a choice and needs choices");
        }
        if (use.choices() != null) {
            if (field.type() != FieldType.CHOICE) {
                wrong(path + "/choices", "can be given for fields of type CHOICE only, not for " + field.type());
            }
            var values = new HashSet<String>();
            for (int i = 0; i < use.choices().size(); i++) {
                if (!values.add(use.choices().get(i).value())) {
                    wrong(path + "/choices/" + i + "/value", "is offered twice");
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
            wrong(path + "/field", "is no choice this service asks for before");
            return;
        }
        for (int i = 0; i < use.onlyWith().choices().size(); i++) {
            var value = use.onlyWith().choices().get(i);
            if (other.get().choices().stream().noneMatch(choice -> choice.value().equals(value))) {
                wrong(path + "/choices/" + i, "is not offered by " + other.get().name());
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
                wrong("/services/" + i + "/fields", "can make a causale of " + length + " characters, at most "
                        + Causale.LONGEST + " are carried everywhere");
            }
        }
    }

    private void nothingUnused() {
        for (var name : catalogue.fields().keySet()) {
            if (catalogue.services().stream().flatMap(service -> service.fields().stream()).noneMatch(use -> use.name().equals(name))) {
                wrong("/fields/" + name, "is asked by no service");
            }
        }
        for (var code : catalogue.taxonomies().keySet()) {
            if (catalogue.services().stream().noneMatch(service -> service.taxonomy().equals(code))) {
                wrong("/taxonomies/" + CatalogueReader.escaped(code), "is used by no service");
            }
        }
    }

    private void wrong(String path, String sentence) {
        problems.putIfAbsent(path, sentence);
    }
}

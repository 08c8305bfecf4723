package it.portaledgst.domain.catalogue;

import it.portaledgst.domain.catalogue.CatalogueFile.FieldText;
import it.portaledgst.domain.catalogue.CatalogueFile.FieldUse;
import it.portaledgst.domain.catalogue.CatalogueFile.ServiceText;
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
            use(path + "/fields/" + i, service.fields().get(i), names);
        }
    }

    private void use(String path, FieldUse use, Set<String> names) {
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

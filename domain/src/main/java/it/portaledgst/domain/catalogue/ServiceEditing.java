package it.portaledgst.domain.catalogue;

import com.networknt.schema.utils.JsonNodes;
import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.publication.Editing;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.publication.TextKind;
import it.portaledgst.domain.publication.TextProblem;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services of the catalogue, for those who edit them, under the rules the program's file is under. What is published
 * becomes a version of the service; requests keep theirs. New services come with a program, which knows what to do with them.
 */
@Service
public class ServiceEditing extends Editing<ServiceText> {

    /** Of a line of a list and of a text in one field, in characters; the schema's. */
    public static final int MAX_TEXT = 400;
    /** Of the part in YAML, in characters. */
    public static final int MAX_REST = 20_000;
    /** Of lines in a list. */
    public static final int MAX_LINES = 60;

    private static final String SERVICE = "/services/0";
    private static final String REST = "rest";

    private final ShippedCatalogue shipped;
    private final ServiceVersions versions;
    private final Creditors creditors;
    private final Map<String, ServiceText> unedited = new LinkedHashMap<>();

    ServiceEditing(Editions editions, ShippedCatalogue shipped, ServiceVersions versions, Creditors creditors, Clock clock) {
        super(editions, TextKind.SERVICE, ServiceText.class, clock);
        this.shipped = shipped;
        this.versions = versions;
        this.creditors = creditors;
        shipped.services().forEach(service -> unedited.put(service.code(), ServiceText.of(shipped.tree(), service.code())));
    }

    @Override
    protected Map<String, ServiceText> unedited() {
        return unedited;
    }

    /** By key, the first for services that name none. */
    public List<Creditor> creditors() {
        return creditors.creditors();
    }

    /** What the program carries now, if that is another text than when the published one was written. */
    public Optional<ServiceText> newerShipped(Staff person, String code) {
        return history(person, code).stream().findFirst().map(latest -> latest.text().shipped())
                .filter(then -> carried(code).filter(now -> !now.equals(then)).isPresent()).map(then -> unedited.get(code));
    }

    /** The service as it would be; empty when the text has problems. */
    public Optional<ServiceEntry> entry(String code, ServiceText text) {
        return problems(code, text, Locale.ITALIAN).isEmpty()
                ? Optional.of(CatalogueReader.catalogue(whole(text)).entries().getFirst()) : Optional.empty();
    }

    @Override
    public List<TextProblem> problems(String code, ServiceText text, Locale language) {
        var lists = Stream.of(Map.entry("laws", text.laws()), Map.entry("keywords", text.keywords()), Map.entry("instructions", text.instructions()))
                .filter(list -> list.getValue().size() > MAX_LINES).map(list -> TextProblem.of(list.getKey(), "LINES", MAX_LINES)).toList();
        if (text.rest().length() > MAX_REST || !lists.isEmpty()) {
            return lists.isEmpty() ? List.of(TextProblem.of(REST, "TOO_LONG", MAX_REST)) : lists;
        }
        JsonNode root;
        try {
            root = CatalogueReader.located(text.rest());
        } catch (JacksonException noYaml) {
            return List.of(new TextProblem(REST, Math.max(noYaml.getLocation().getLineNr(), 1), "SYNTAX", List.of(noYaml.getOriginalMessage())));
        }
        if (!(root.at(SERVICE) instanceof ObjectNode service) || root.at("/services").size() != 1) {
            return List.of(TextProblem.of(REST, "ONE_SERVICE"));
        }
        if (!code.equals(service.path("code").asString(""))) {
            return List.of(new TextProblem(REST, line(root, SERVICE + (service.has("code") ? "/code" : "")), "CODE", List.of(code)));
        }
        var twice = ServiceText.OWN.stream().filter(service::has).sorted()
                .map(name -> new TextProblem(REST, line(root, SERVICE + "/" + name), "OWN_FIELD", List.of(name))).toList();
        if (!twice.isEmpty()) {
            return twice;
        }
        text.into(service);
        var problems = CatalogueReader.problems(root, language).stream().map(found -> problem(root, found)).toList();
        return problems.isEmpty() ? creditor(code, text) : problems;
    }

    @Override
    protected ServiceText sealed(String code, ServiceText text) {
        return text.published(versions.of(entry(code, text).orElseThrow()), carried(code).orElse(null));
    }

    /** An account of its own says to whom a service must be paid. */
    private List<TextProblem> creditor(String code, ServiceText text) {
        var chosen = creditors.withKey(text.creditor().isEmpty() ? null : text.creditor());
        return chosen.isEmpty() ? List.of(TextProblem.of("creditor", "CREDITOR"))
                : creditors.creditors().stream().filter(each -> each.ibans().containsKey(code) && !each.equals(chosen.get()))
                        .map(each -> TextProblem.of("creditor", "IBAN", each.name())).toList();
    }

    private static TextProblem problem(JsonNode root, CatalogueReader.Found found) {
        var why = found.broken() == null ? "SHAPE" : "rule." + found.broken().rule();
        var values = found.broken() == null ? List.of(found.sentence()) : found.broken().values();
        var own = ServiceText.OWN.stream().filter(name -> (found.path() + "/").startsWith(SERVICE + "/" + name + "/")).findFirst();
        return own.isPresent() ? new TextProblem(own.get(), lineOf(found.path()), why, values)
                : new TextProblem(REST, line(root, found.path()), why, values);
    }

    /** In a field with a list, the line is the place in the list. */
    private static int lineOf(String path) {
        var last = path.substring(path.lastIndexOf('/') + 1);
        return last.matches("[0-9]+") ? Integer.parseInt(last) + 1 : 0;
    }

    private static int line(JsonNode root, String path) {
        return JsonNodes.tokenStreamLocationOf(root.at(path)).getLineNr();
    }

    private static JsonNode whole(ServiceText text) {
        var root = CatalogueReader.located(text.rest());
        text.into((ObjectNode) root.at(SERVICE));
        return root;
    }

    /** The version of the program's file; empty for a service that has left it. */
    private Optional<Integer> carried(String code) {
        return shipped.services().stream().filter(service -> service.code().equals(code)).findFirst().map(versions::of);
    }
}

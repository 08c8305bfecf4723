package it.portaledgst.domain.catalogue;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.text.SearchText;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The services that can be paid. */
@Component
public class Catalogue {

    private final Map<String, ServiceEntry> services = new LinkedHashMap<>();
    private final Map<String, String> searchTexts;
    private final FieldRules rules;

    /** @param file the services in YAML; without the setting those of this portal */
    @Autowired
    Catalogue(FieldRules rules, @Value("${portale.catalogue:classpath:catalogue/services.yaml}") Resource file) {
        this.rules = rules;
        CatalogueReader.read(file).entries().forEach(service -> services.put(service.code(), service));
        searchTexts = services.values().stream()
                .collect(Collectors.toMap(ServiceEntry::code, Catalogue::searchText));
    }

    Catalogue(FieldRules rules) {
        this(rules, new ClassPathResource("catalogue/services.yaml"));
    }

    /** Enabled services that have every word of the text; all of them when it is null or blank. Codes come first. */
    public List<ServiceEntry> search(String text) {
        var words = SearchText.words(text);
        var phrase = String.join(" ", words);
        var byCode = enabled().filter(service -> code(service).contains(phrase)).toList();
        if (words.size() > 1 && !byCode.isEmpty()) {
            return byCode;
        }
        return enabled()
                .filter(service -> SearchText.hasAll(searchTexts.get(service.code()), words))
                .sorted(Comparator.comparing((ServiceEntry service) -> !byCode.contains(service)))
                .toList();
    }

    /** Also finds disabled services: existing requests keep showing their names. */
    public Optional<ServiceEntry> find(String code) {
        return Optional.ofNullable(services.get(code));
    }

    /** What is wrong with the service's own fields, by field name; empty when all is well. */
    public Map<String, Problem> problems(ServiceEntry service, Map<String, String> fields) {
        return rules.problems(service, fields);
    }

    /** In the order of the ministry's list, disabled ones too: requests for them exist. */
    public List<ServiceEntry> all() {
        return List.copyOf(services.values());
    }

    private Stream<ServiceEntry> enabled() {
        return services.values().stream().filter(ServiceEntry::enabled);
    }

    private static String code(ServiceEntry service) {
        return SearchText.normalise(service.code());
    }

    private static String searchText(ServiceEntry service) {
        return SearchText.normalise(String.join(" ", service.code(), service.title(), service.subject(),
                String.join(" ", service.keywords())));
    }
}

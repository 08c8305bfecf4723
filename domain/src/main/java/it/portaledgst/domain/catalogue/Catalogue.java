package it.portaledgst.domain.catalogue;

import it.portaledgst.domain.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The services that can be paid. */
@Component
public class Catalogue {

    private final Map<String, ServiceEntry> services = new LinkedHashMap<>();
    private final List<ServiceEntry> enabled;
    private final FieldRules rules;

    /** @param file the services in YAML; without the setting those of this portal */
    @Autowired
    Catalogue(FieldRules rules, @Value("${portale.catalogue:classpath:catalogue/services.yaml}") Resource file) {
        this.rules = rules;
        CatalogueReader.read(file).entries().forEach(service -> services.put(service.code(), service));
        enabled = services.values().stream().filter(ServiceEntry::enabled).toList();
    }

    Catalogue(FieldRules rules) {
        this(rules, new ClassPathResource("catalogue/services.yaml"));
    }

    /** Those that are offered, in the order of the ministry's list. */
    public List<ServiceEntry> enabled() {
        return enabled;
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
}

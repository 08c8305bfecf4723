package it.portaledgst.domain.catalogue;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.publication.Edition;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.publication.TextKind;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The services that can be paid: those the program carries, each as it was last published if somebody has edited it. */
@Component
public class Catalogue {

    private record Services(Map<String, ServiceEntry> byCode, List<ServiceEntry> enabled) {

        static Services of(List<ServiceEntry> services) {
            var byCode = new LinkedHashMap<String, ServiceEntry>();
            services.forEach(service -> byCode.put(service.code(), service));
            return new Services(byCode, byCode.values().stream().filter(ServiceEntry::enabled).toList());
        }
    }

    private final FieldRules rules;
    private final ShippedCatalogue shipped;
    private final Supplier<Services> services;

    @Autowired
    Catalogue(FieldRules rules, ShippedCatalogue shipped, ServiceVersions versions, Editions editions) {
        this.rules = rules;
        this.shipped = shipped;
        services = editions.shelf(TextKind.SERVICE, inForce -> Services.of(edited(shipped.services(), versions, inForce)))::get;
    }

    /** What the program carries, unedited. */
    Catalogue(FieldRules rules, ShippedCatalogue shipped) {
        this.rules = rules;
        this.shipped = shipped;
        var unedited = Services.of(shipped.services());
        services = () -> unedited;
    }

    /** Without a database: the services of a file, which nobody edits. */
    public static Catalogue of(Resource file, Clock clock) {
        return new Catalogue(new FieldRules(new Offices(clock), clock), new ShippedCatalogue(file));
    }

    /** As the program carries them, unedited: what is checked at the start must not hang on what somebody edits. */
    public List<ServiceEntry> shipped() {
        return shipped.services();
    }

    /** Those that are offered, in the order of the ministry's list. */
    public List<ServiceEntry> enabled() {
        return services.get().enabled();
    }

    /** Also finds disabled services: existing requests keep showing their names. */
    public Optional<ServiceEntry> find(String code) {
        return Optional.ofNullable(services.get().byCode().get(code));
    }

    /** What is wrong with the service's own fields, by field name; empty when all is well. */
    public Map<String, Problem> problems(ServiceEntry service, Map<String, String> fields) {
        return rules.problems(service, fields);
    }

    /** In the order of the ministry's list, disabled ones too: requests for them exist. */
    public List<ServiceEntry> all() {
        return List.copyOf(services.get().byCode().values());
    }

    /** What no program carries any more is not offered, edited or not. */
    private static List<ServiceEntry> edited(List<ServiceEntry> shipped, ServiceVersions versions, List<Edition> inForce) {
        var published = inForce.stream().map(edition -> versions.find(edition.key(), ServiceText.of(edition.content()).version()).orElseThrow())
                .collect(Collectors.toMap(ServiceEntry::code, service -> service));
        return shipped.stream().map(service -> published.getOrDefault(service.code(), service)).toList();
    }
}

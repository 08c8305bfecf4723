package it.portaledgst.domain.office;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.WrongSetting;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.publication.TextKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The territorial offices, the central units and which province belongs to which office, each with its dates. */
@Component
public class Offices {

    private static final Resource FILE = new ClassPathResource("office/offices.yaml");
    private static final YAMLMapper YAML = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private record OfficesFile(List<Office> offices, List<Competence> competences, List<Province> provinces) {
    }

    private final OfficesText shipped;
    private final List<Province> provinces;
    private final Map<String, Province> bySigla;
    private final Supplier<OfficeList> inForce;
    private final Clock clock;

    /** As administrators published them; as the program's file has them while nobody has. */
    @Autowired
    Offices(Clock clock, Editions editions) {
        this(clock, FILE, shipped -> editions.shelf(TextKind.OFFICES, published -> published.stream().findFirst()
                .map(edition -> OfficesText.of(edition.content()).list()).orElse(shipped))::get);
    }

    /** As the program's file has them. */
    public Offices(Clock clock) {
        this(clock, FILE);
    }

    Offices(Clock clock, Resource resource) {
        this(clock, resource, shipped -> () -> shipped);
    }

    private Offices(Clock clock, Resource resource, Function<OfficeList, Supplier<OfficeList>> published) {
        this.clock = clock;
        var text = text(resource);
        var file = YAML.readValue(text, OfficesFile.class);
        var list = new OfficeList(file.offices(), file.competences());
        shipped = OfficesText.ofFile(text);
        provinces = List.copyOf(file.provinces());
        bySigla = provinces.stream().collect(Collectors.toMap(Province::sigla, Function.identity()));
        OfficeRules.problems(list, Set.of(), provinces).stream().findFirst().ifPresent(problem -> {
            throw new WrongSetting("offices.yaml: the rule " + problem.why() + " is broken by " + String.join(", ", problem.values()) + ".");
        });
        inForce = published.apply(list);
    }

    /** The offices that have a territory today, as a citizen picks from them. */
    public List<Office> territorial() {
        return all().stream().filter(office -> !office.provinces().isEmpty()).toList();
    }

    /** All that exist today, in alphabetical order of their codes, the central units with them. */
    public List<Office> all() {
        return inForce.get().on(today());
    }

    /** Also finds an office that is no more: old requests keep showing its name. */
    public Optional<Office> find(String code) {
        return Optional.ofNullable(code).flatMap(known -> inForce.get().find(known, today()));
    }

    public Optional<Office> forProvince(String sigla) {
        return forProvince(sigla, today());
    }

    /** Who is competent for the province on that day. */
    public Optional<Office> forProvince(String sigla, LocalDate day) {
        return Optional.ofNullable(sigla).map(text -> text.strip().toUpperCase(Locale.ROOT))
                .flatMap(known -> inForce.get().competent(known, day).findFirst());
    }

    /** @param sigla two capital letters; anything else is no province. Also finds one that is no more. */
    public Optional<Province> province(String sigla) {
        return Optional.ofNullable(sigla).map(bySigla::get);
    }

    /** Those that exist today. */
    public List<Province> provinces() {
        return provinces.stream().filter(province -> province.existsOn(today())).toList();
    }

    private LocalDate today() {
        return PaymentTerms.today(clock);
    }

    OfficesText shipped() {
        return shipped;
    }

    /** Of all in force, also those that are no more or not yet. */
    Set<String> codes() {
        return inForce.get().offices().stream().map(Office::code).collect(Collectors.toSet());
    }

    /** Also those that are no more. */
    List<Province> everyProvince() {
        return provinces;
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package it.portaledgst.domain.office;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.WrongSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    private record OfficesFile(List<Office> offices, List<Competence> competences, List<Province> provinces) {
    }

    private final List<Province> provinces;
    private final Map<String, Office> byCode;
    private final Map<String, Province> bySigla;
    private final Map<String, List<Competence>> byProvince;
    private final Clock clock;

    @Autowired
    public Offices(Clock clock) {
        this(clock, new ClassPathResource("office/offices.yaml"));
    }

    Offices(Clock clock, Resource resource) {
        var file = read(resource);
        this.clock = clock;
        provinces = List.copyOf(file.provinces());
        byCode = file.offices().stream().collect(Collectors.toMap(Office::code, Function.identity()));
        bySigla = provinces.stream().collect(Collectors.toMap(Province::sigla, Function.identity()));
        byProvince = competences(file);
    }

    /** The offices that have a territory today, as a citizen picks from them. */
    public List<Office> territorial() {
        return all().stream().filter(office -> !office.provinces().isEmpty()).toList();
    }

    /** All that exist today, in alphabetical order of their codes, the central units with them. */
    public List<Office> all() {
        return byCode.values().stream().filter(office -> office.existsOn(today())).map(office -> asOf(office, today()))
                .sorted(Comparator.comparing(Office::code)).toList();
    }

    /** Also finds an office that is no more: old requests keep showing its name. */
    public Optional<Office> find(String code) {
        return Optional.ofNullable(code).map(byCode::get).map(office -> asOf(office, today()));
    }

    public Optional<Office> forProvince(String sigla) {
        return forProvince(sigla, today());
    }

    /** Who is competent for the province on that day. */
    public Optional<Office> forProvince(String sigla, LocalDate day) {
        return Optional.ofNullable(sigla).map(text -> text.strip().toUpperCase(Locale.ROOT))
                .flatMap(known -> byProvince.getOrDefault(known, List.of()).stream().filter(competence -> competence.holdsOn(day)).findFirst())
                .map(competence -> asOf(byCode.get(competence.office()), day));
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

    private Office asOf(Office office, LocalDate day) {
        return office.with(byProvince.entrySet().stream()
                .filter(of -> of.getValue().stream().anyMatch(competence -> competence.office().equals(office.code()) && competence.holdsOn(day)))
                .map(Map.Entry::getKey).sorted().toList());
    }

    private Map<String, List<Competence>> competences(OfficesFile file) {
        var found = new HashMap<String, List<Competence>>();
        for (var competence : file.competences()) {
            must(byCode.containsKey(competence.office()), "a competence names the office " + competence.office() + ", which is not in the list");
            for (var sigla : competence.provinces()) {
                must(bySigla.containsKey(sigla), "the office " + competence.office() + " is given the province " + sigla + ", which is not in the list");
                var others = found.computeIfAbsent(sigla, key -> new ArrayList<>());
                others.stream().filter(competence::overlaps).findFirst().ifPresent(other -> must(false, "the province " + sigla
                        + " has two offices on the same day, " + other.office() + " and " + competence.office() + ": give one of them an end"));
                others.add(competence);
            }
        }
        return found;
    }

    private static void must(boolean condition, String sentence) {
        if (!condition) {
            throw new WrongSetting("offices.yaml: " + sentence + ".");
        }
    }

    private static OfficesFile read(Resource resource) {
        var mapper = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        try (var file = resource.getInputStream()) {
            return mapper.readValue(file, OfficesFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package it.portaledgst.domain.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The territorial offices, the central units and which province belongs to which office. */
@Component
public class Offices {

    private record OfficesFile(List<Office> offices, List<Province> provinces) {
    }

    private final List<Office> territorial;
    private final List<Province> provinces;
    private final Map<String, Office> byCode;
    private final Map<String, Province> bySigla;

    public Offices() {
        var file = read();
        territorial = file.offices().stream().filter(office -> !office.provinces().isEmpty()).toList();
        provinces = List.copyOf(file.provinces());
        byCode = file.offices().stream().collect(Collectors.toMap(Office::code, Function.identity()));
        bySigla = provinces.stream().collect(Collectors.toMap(Province::sigla, Function.identity()));
    }

    /** The offices with a territory, as a citizen picks from them. */
    public List<Office> territorial() {
        return territorial;
    }

    public Optional<Office> find(String code) {
        return Optional.ofNullable(code).map(byCode::get);
    }

    public Optional<Office> forProvince(String sigla) {
        return Optional.ofNullable(sigla).flatMap(text -> province(text.strip().toUpperCase(Locale.ROOT)))
                .map(province -> byCode.get(province.officeCode()));
    }

    /** @param sigla two capital letters; anything else is no province */
    public Optional<Province> province(String sigla) {
        return Optional.ofNullable(sigla).map(bySigla::get);
    }

    public List<Province> provinces() {
        return provinces;
    }

    private static OfficesFile read() {
        var mapper = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        try (var file = new ClassPathResource("office/offices.yaml").getInputStream()) {
            return mapper.readValue(file, OfficesFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

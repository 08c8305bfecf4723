package it.portaledgst.domain.office;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The offices there ever were and will be, and which of them is competent for which provinces, each with its days. */
record OfficeList(List<Office> offices, List<Competence> competences) {

    OfficeList {
        offices = offices == null ? List.of() : offices.stream().filter(Objects::nonNull).toList();
        competences = competences == null ? List.of() : competences.stream().filter(Objects::nonNull).toList();
    }

    Optional<Office> find(String code) {
        return offices.stream().filter(office -> code.equals(office.code())).findFirst();
    }

    /** The same with the provinces of the day. */
    Optional<Office> find(String code, LocalDate day) {
        return find(code).map(office -> office.with(competences.stream()
                .filter(competence -> competence.office().equals(code) && competence.holdsOn(day))
                .flatMap(competence -> competence.provinces().stream()).sorted().toList()));
    }

    /** Those that exist on the day, by code. */
    List<Office> on(LocalDate day) {
        return offices.stream().filter(office -> office.existsOn(day)).flatMap(office -> find(office.code(), day).stream())
                .sorted(Comparator.comparing(Office::code)).toList();
    }

    /** Exactly one where the rules are kept, {@link OfficeRules}. */
    Stream<Office> competent(String sigla, LocalDate day) {
        return competences.stream().filter(competence -> competence.holdsOn(day) && competence.provinces().contains(sigla))
                .flatMap(competence -> find(competence.office(), day).stream());
    }

    /** The days on which something begins, and those after something has ended. */
    NavigableSet<LocalDate> changes() {
        return changes(offices, competences);
    }

    static NavigableSet<LocalDate> changes(Collection<Office> offices, Collection<Competence> competences) {
        var days = new TreeSet<LocalDate>();
        Stream.concat(Stream.concat(offices.stream().map(Office::from), competences.stream().map(Competence::from)),
                Stream.concat(offices.stream().map(Office::to), competences.stream().map(Competence::to))
                        .filter(Objects::nonNull).map(last -> last.plusDays(1))).filter(Objects::nonNull).forEach(days::add);
        return days;
    }
}

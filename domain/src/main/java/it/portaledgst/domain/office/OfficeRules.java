package it.portaledgst.domain.office;

import it.portaledgst.domain.publication.TextProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What offices and competences must be, above all: each province has exactly one office on each of its days. */
final class OfficeRules {

    static final String OFFICES = "offices";
    static final String COMPETENCES = "competences";
    /** Of a name, a seat, a contact, in characters. */
    static final int MAX_PART = 200;
    /** Whoever has that many problems reads no more. */
    private static final int MOST = 20;
    private static final Set<String> WITHOUT_TERRITORY = Set.of(Office.CENTRAL, Office.TECHNICAL_SUPPORT);

    private OfficeRules() {
    }

    /** @param kept codes that must stay, because requests name them */
    static List<TextProblem> problems(OfficeList list, Collection<String> kept, List<Province> provinces) {
        var offices = Stream.concat(ofOffices(list), kept.stream().sorted().filter(code -> list.find(code).isEmpty())
                .map(code -> TextProblem.of(OFFICES, "OFFICE_GONE", code))).toList();
        var competences = offices.isEmpty() ? ofCompetences(list, provinces).toList() : List.<TextProblem>of();
        var days = offices.isEmpty() && competences.isEmpty() ? ofDays(list, provinces) : Stream.<TextProblem>empty();
        return Stream.of(offices.stream(), competences.stream(), days).flatMap(each -> each).limit(MOST).toList();
    }

    private static Stream<TextProblem> ofOffices(OfficeList list) {
        var seen = new HashSet<String>();
        return list.offices().stream().flatMap(office -> {
            var code = Objects.toString(office.code(), "");
            var found = new ArrayList<TextProblem>();
            if (!code.matches("[A-Z][A-Z0-9-]{1,15}")) {
                found.add(TextProblem.of(OFFICES, "OFFICE_CODE", code));
            } else if (!seen.add(code)) {
                found.add(TextProblem.of(OFFICES, "OFFICE_TWICE", code));
            }
            var parts = Map.of("name", Objects.toString(office.name(), ""), "label", Objects.toString(office.label(), ""),
                    "seat", Objects.toString(office.seat(), ""), "contact", Objects.toString(office.contact(), "-"));
            parts.entrySet().stream().filter(part -> part.getValue().isBlank() || part.getValue().length() > MAX_PART).map(Map.Entry::getKey).sorted()
                    .forEach(part -> found.add(TextProblem.of(OFFICES, "OFFICE_PART", code, part, MAX_PART)));
            if (turned(office.from(), office.to())) {
                found.add(TextProblem.of(OFFICES, "PERIOD", code));
            }
            if (WITHOUT_TERRITORY.contains(code) && (office.from() != null || office.to() != null)) {
                found.add(TextProblem.of(OFFICES, "OFFICE_ALWAYS", code));
            }
            return found.stream();
        });
    }

    private static Stream<TextProblem> ofCompetences(OfficeList list, List<Province> provinces) {
        return list.competences().stream().flatMap(competence -> {
            var office = Objects.toString(competence.office(), "");
            if (list.find(office).isEmpty()) {
                return Stream.of(TextProblem.of(COMPETENCES, "COMPETENCE_OFFICE", office));
            }
            if (WITHOUT_TERRITORY.contains(office)) {
                return Stream.of(TextProblem.of(COMPETENCES, "COMPETENCE_CENTRAL", office));
            }
            var unknown = competence.provinces().stream().filter(sigla -> provinces.stream().noneMatch(province -> province.sigla().equals(sigla)))
                    .map(sigla -> TextProblem.of(COMPETENCES, "COMPETENCE_PROVINCE", sigla, office));
            return turned(competence.from(), competence.to()) ? Stream.of(TextProblem.of(COMPETENCES, "PERIOD", office)) : unknown;
        });
    }

    /** For each province the first of its days on which it has no office or two. Between two changes all days are alike. */
    private static Stream<TextProblem> ofDays(OfficeList list, List<Province> provinces) {
        return provinces.stream().flatMap(province -> {
            var own = list.competences().stream().filter(competence -> competence.provinces().contains(province.sigla())).toList();
            var days = OfficeList.changes(own.stream().flatMap(competence -> list.find(competence.office()).stream()).toList(), own);
            days.add(province.from() == null ? LocalDate.MIN : province.from());
            return days.stream().filter(province::existsOn).flatMap(day -> ofDay(list, province.sigla(), day, days.higher(day))).limit(1);
        });
    }

    private static Stream<TextProblem> ofDay(OfficeList list, String sigla, LocalDate day, LocalDate next) {
        var holders = list.competent(sigla, day).toList();
        var competent = holders.stream().filter(office -> holders.size() > 1 || office.existsOn(day)).map(Office::code).toList();
        if (competent.size() == 1) {
            return Stream.empty();
        }
        boolean always = day.equals(LocalDate.MIN);
        if (competent.isEmpty()) {
            return Stream.of(!always ? TextProblem.of(COMPETENCES, "NO_OFFICE_FROM", sigla, day)
                    : next == null ? TextProblem.of(COMPETENCES, "NO_OFFICE", sigla) : TextProblem.of(COMPETENCES, "NO_OFFICE_BEFORE", sigla, next));
        }
        return Stream.of(always ? TextProblem.of(COMPETENCES, "TWO_OFFICES", sigla, competent.get(0), competent.get(1))
                : TextProblem.of(COMPETENCES, "TWO_OFFICES_FROM", sigla, competent.get(0), competent.get(1), day));
    }

    private static boolean turned(LocalDate from, LocalDate to) {
        return from != null && to != null && to.isBefore(from);
    }
}

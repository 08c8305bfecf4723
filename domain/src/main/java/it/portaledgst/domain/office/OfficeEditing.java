package it.portaledgst.domain.office;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.publication.Editing;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.publication.TextKind;
import it.portaledgst.domain.publication.TextProblem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/**
 * The offices and their competences, for those who edit them: one text, because whether each province has exactly one office
 * on each day is seen only from all of it. Provinces come with the program.
 */
@Service
public class OfficeEditing extends Editing<OfficesText> {

    /** The only text there is. */
    public static final String KEY = "uffici";
    /** Of each list, in characters. */
    public static final int MAX_YAML = 20_000;

    private final Offices offices;
    private final Clock clock;

    OfficeEditing(Editions editions, Offices offices, Clock clock) {
        super(editions, TextKind.OFFICES, OfficesText.class, clock);
        this.offices = offices;
        this.clock = clock;
    }

    @Override
    protected Map<String, OfficesText> unedited() {
        return Map.of(KEY, offices.shipped());
    }

    @Override
    public List<TextProblem> problems(String key, OfficesText text, Locale language) {
        var problems = new ArrayList<TextProblem>();
        text.unreadable(problems::add);
        return problems.isEmpty() ? OfficeRules.problems(text.list(), offices.codes(), offices.everyProvince()) : problems;
    }

    /** Who is there today, and on each later day on which something changes, with the provinces of that day; the text can be read. */
    public SortedMap<LocalDate, List<Office>> days(OfficesText text) {
        var list = text.list();
        var today = PaymentTerms.today(clock);
        var days = new TreeMap<LocalDate, List<Office>>();
        days.put(today, list.on(today));
        list.changes().tailSet(today, false).forEach(day -> days.put(day, list.on(day)));
        return days;
    }
}

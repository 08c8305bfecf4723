package it.portaledgst.domain.catalogue;

import it.portaledgst.domain.text.SearchText;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds services by code or by the words people use for them, in whatever number and gender. */
@Component
public class ServiceSearch {

    /** In characters; nobody describes a service in more, and what follows is not looked at. */
    public static final int LONGEST_TEXT = 200;

    /**
     * Each word has a place: in the title, in the keywords, elsewhere on the card, or inside a word. A service is as good as
     * the worst place of a word; one that lacks a word is not found. Words like "di" say nothing. Some twenty versions are
     * looked at, each by its key: there is nothing an index could save.
     */
    private static final String FOUND = """
            select v.service_code
            from unnest(:codes::text[], :versions::int[]) with ordinality own (code, version, place)
            join service_version v on v.service_code = own.code and v.version = own.version
            cross join lateral (
                select max(case
                    when numnode(to_tsquery('pg_catalog.italian', word)) = 0 then 1
                    when v.words @@ to_tsquery('pg_catalog.italian', word || ':*A') then 1
                    when v.words @@ to_tsquery('pg_catalog.italian', word || ':*AB') then 2
                    when v.words @@ to_tsquery('pg_catalog.italian', word || ':*') then 3
                    when v.letters like '%' || word || '%' and length(word) >= :meaningful then 4
                    when ' ' || v.letters like '% ' || word || '%' then 4
                    else 5 end) as worst
                from unnest(:words::text[]) word) found
            where worst < 5
            order by worst, own.place""";

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final ServiceVersions versions;

    ServiceSearch(JdbcClient jdbc, Catalogue catalogue, ServiceVersions versions) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.versions = versions;
    }

    /** Enabled services that have every word of the text; all of them when it is null or blank. Codes come first. */
    public List<ServiceEntry> search(String text) {
        var words = SearchText.words(text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
        if (words.isEmpty()) {
            return catalogue.enabled();
        }
        var phrase = String.join(" ", words);
        var byCode = catalogue.enabled().stream().filter(service -> {
            var code = SearchText.normalise(service.code());
            return code.contains(phrase) && SearchText.hasAll(code, words);
        }).toList();
        if (words.size() > 1 && !byCode.isEmpty()) {
            return byCode;
        }
        var found = new LinkedHashSet<>(byCode);
        byWords(words).forEach(code -> catalogue.find(code).ifPresent(found::add));
        return List.copyOf(found);
    }

    /** The words are letters and digits only, see {@link SearchText}: none can be an operator of the query. */
    private List<String> byWords(List<String> words) {
        var services = catalogue.enabled();
        return jdbc.sql(FOUND).param("codes", services.stream().map(ServiceEntry::code).toArray(String[]::new))
                .param("versions", services.stream().map(versions::of).toArray(Integer[]::new))
                .param("words", words.toArray(String[]::new)).param("meaningful", SearchText.MEANINGFUL)
                .query(String.class).list();
    }
}

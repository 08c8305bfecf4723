package it.portaledgst.domain.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import it.portaledgst.domain.lock.Locks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The services as they ever were, so that a request keeps what it was made with although the catalogue goes on. Each start
 * adds what is new in the file it carries, each publication what was edited; a content that was there before keeps its number,
 * which lets programs with different files run beside each other.
 */
@Component
public class ServiceVersions {

    /** Leaves out what is empty, so that an attribute no service uses yet makes no new version of all of them. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_EMPTY))
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST).build();

    private record Key(String code, int version) {
    }

    private record Content(String code, String hash) {
    }

    private final JdbcClient jdbc;
    private final Locks locks;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Map<ServiceEntry, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Key, ServiceEntry> read = new ConcurrentHashMap<>();

    @Autowired
    ServiceVersions(JdbcClient jdbc, Locks locks, TransactionOperations transactions, ShippedCatalogue shipped, Clock clock) {
        this(jdbc, locks, transactions, shipped.services(), clock);
    }

    ServiceVersions(JdbcClient jdbc, Locks locks, TransactionOperations transactions, List<ServiceEntry> services, Clock clock) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.transactions = transactions;
        this.clock = clock;
        number(services);
    }

    /** The number of the version that has this content, from 1. */
    public int of(ServiceEntry service) {
        var known = numbers.get(service);
        if (known == null) {
            number(List.of(service));
        }
        return numbers.get(service);
    }

    /** Also finds services that have left the catalogue. */
    public Optional<ServiceEntry> find(String code, int version) {
        return Optional.ofNullable(read.computeIfAbsent(new Key(code, version), this::fromDatabase));
    }

    private void number(List<ServiceEntry> services) {
        var contents = new LinkedHashMap<Content, String>();
        var contentOf = new HashMap<ServiceEntry, Content>();
        for (var service : services) {
            var json = JSON.writeValueAsString(service);
            contentOf.put(service, new Content(service.code(), hash(json)));
            contents.put(contentOf.get(service), json);
        }
        var known = transactions.execute(transaction -> {
            var before = known();
            if (before.keySet().containsAll(contents.keySet())) {
                return before;
            }
            locks.hold("versions of the services");
            add(contents);
            return known();
        });
        contentOf.forEach((service, content) -> {
            numbers.put(service, known.get(content));
            read.put(new Key(service.code(), known.get(content)), service);
        });
    }

    private ServiceEntry fromDatabase(Key key) {
        var found = jdbc.sql("select content from service_version where service_code = ? and version = ?")
                .params(key.code(), key.version()).query(String.class).optional()
                .map(json -> JSON.readValue(json, ServiceEntry.class));
        found.ifPresent(service -> numbers.put(service, key.version()));
        return found.orElse(null);
    }

    private void add(Map<Content, String> contents) {
        // Another program may have added them while this one waited for the lock.
        var known = known();
        contents.forEach((content, json) -> {
            if (!known.containsKey(content)) {
                jdbc.sql("""
                        insert into service_version (service_code, version, content_hash, content, valid_from)
                        select :code, coalesce(max(version), 0) + 1, :hash, :content::jsonb, :now
                        from service_version where service_code = :code""")
                        .param("code", content.code()).param("hash", content.hash()).param("content", json)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
            }
        });
    }

    private Map<Content, Integer> known() {
        var versions = new HashMap<Content, Integer>();
        jdbc.sql("select service_code, content_hash, version from service_version").query(row ->
                { versions.put(new Content(row.getString(1), row.getString(2)), row.getInt(3)); });
        return versions;
    }

    private static String hash(String json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package it.portaledgst.ui.newpayment;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.identity.Countries;
import it.portaledgst.domain.payment.Address;

/** The debtor's address as typed so far. It is nobody's duty: as long as nothing is written there is none. */
class DraftAddress implements Serializable {

    private static final String PREFIX = "address.";

    String street = "";
    String civicNumber = "";
    String postalCode = "";
    String city = "";
    /** In Italy two letters, chosen from the list; abroad free. */
    String province = "";
    String country = Countries.ITALY;

    static DraftAddress of(Map<String, String> content) {
        var address = new DraftAddress();
        address.street = content.getOrDefault(PREFIX + "street", "");
        address.civicNumber = content.getOrDefault(PREFIX + "civicNumber", "");
        address.postalCode = content.getOrDefault(PREFIX + "postalCode", "");
        address.city = content.getOrDefault(PREFIX + "city", "");
        address.province = content.getOrDefault(PREFIX + "province", "");
        address.country = content.getOrDefault(PREFIX + "country", Countries.ITALY);
        return address;
    }

    static DraftAddress of(Address given) {
        var address = new DraftAddress();
        if (given != null) {
            address.street = given.street();
            address.civicNumber = orEmpty(given.civicNumber());
            address.postalCode = orEmpty(given.postalCode());
            address.city = given.city();
            address.province = orEmpty(given.province());
            address.country = given.country();
        }
        return address;
    }

    Map<String, String> content() {
        return Map.of(PREFIX + "street", street, PREFIX + "civicNumber", civicNumber, PREFIX + "postalCode", postalCode,
                PREFIX + "city", city, PREFIX + "province", province, PREFIX + "country", country);
    }

    /** The country alone says nothing: it is filled in from the start. */
    boolean isEmpty() {
        return Stream.of(street, civicNumber, postalCode, city, province).allMatch(String::isBlank);
    }

    boolean isItalian() {
        return country.equals(Countries.ITALY);
    }

    Optional<Address> given() {
        return isEmpty() ? Optional.empty()
                : Optional.of(new Address(street, civicNumber, postalCode, city, province, country));
    }

    /** By the name of the input, which is that of the kept content. */
    Map<String, Problem> problems() {
        var problems = new LinkedHashMap<String, Problem>();
        if (!isEmpty()) {
            Address.problems(street, civicNumber, postalCode, city, province, country).forEach((part, problem) ->
                    problems.put(PREFIX + (part.equals("province") && !isItalian() ? "region" : part), problem));
        }
        return problems;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}

package it.portaledgst.domain.payment;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Countries;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the debtor lives or has its seat, as long as pagoPA can take it. Street, city and country are always there, the
 * rest may be null. In Italy the province is one of the two letters, elsewhere whatever the country divides itself into.
 */
public record Address(String street, String civicNumber, String postalCode, String city, String province,
                      String country) {

    public static final int MAX_STREET = 70;
    public static final int MAX_CIVIC_NUMBER = 16;
    public static final int MAX_POSTAL_CODE = 16;
    public static final int MAX_CITY = 35;
    public static final int MAX_PROVINCE = 35;

    private static final Pattern CAP = Pattern.compile("[0-9]{5}");
    private static final Pattern SIGLA = Pattern.compile("[A-Z]{2}");

    public Address {
        street = tidy(street);
        civicNumber = tidy(civicNumber);
        postalCode = tidy(postalCode);
        city = tidy(city);
        province = tidy(province);
        country = tidy(country);
        written(street, civicNumber, postalCode, city, province, country).entrySet().stream().findFirst()
                .ifPresent(problem -> {
                    throw new RejectedException(problem.getKey(), problem.getValue());
                });
    }

    /**
     * Everything that is wrong at once, by the name of the part. Whether the country exists is not asked again of what is
     * stored: the list of countries changes, and a request once accepted can always be read.
     */
    public static Map<String, Problem> problems(String street, String civicNumber, String postalCode, String city,
                                                String province, String country) {
        var problems = new LinkedHashMap<String, Problem>();
        if (!Countries.isCountry(tidy(country))) {
            problems.put("country", Problem.of(Refusal.ADDRESS_COUNTRY));
        }
        written(street, civicNumber, postalCode, city, province, country).forEach(problems::putIfAbsent);
        return problems;
    }

    private static Map<String, Problem> written(String street, String civicNumber, String postalCode, String city,
                                                String province, String country) {
        var problems = new LinkedHashMap<String, Problem>();
        if (!Countries.hasShape(tidy(country))) {
            problems.put("country", Problem.of(Refusal.ADDRESS_COUNTRY));
        }
        check(problems, "street", street, Refusal.ADDRESS_STREET, MAX_STREET, Refusal.ADDRESS_STREET_LONG);
        check(problems, "civicNumber", civicNumber, null, MAX_CIVIC_NUMBER, Refusal.ADDRESS_NUMBER_LONG);
        check(problems, "postalCode", postalCode, null, MAX_POSTAL_CODE, Refusal.ADDRESS_POSTAL_CODE_LONG);
        check(problems, "city", city, Refusal.ADDRESS_CITY, MAX_CITY, Refusal.ADDRESS_CITY_LONG);
        check(problems, "province", province, null, MAX_PROVINCE, Refusal.ADDRESS_PROVINCE_LONG);
        if (Countries.ITALY.equals(tidy(country))) {
            if (tidy(postalCode) != null && !CAP.matcher(tidy(postalCode)).matches()) {
                problems.put("postalCode", Problem.of(Refusal.ADDRESS_CAP));
            }
            if (tidy(province) != null && !SIGLA.matcher(tidy(province)).matches()) {
                problems.put("province", Problem.of(Refusal.FIELD_PROVINCE));
            }
        }
        return problems;
    }

    private static void check(Map<String, Problem> problems, String part, String text, Refusal missing, int length,
                              Refusal tooLong) {
        String tidied = tidy(text);
        if (tidied == null) {
            if (missing != null) {
                problems.put(part, Problem.of(missing));
            }
        } else if (tidied.chars().anyMatch(Character::isISOControl)) {
            problems.put(part, Problem.of(Refusal.ADDRESS_CHARACTERS));
        } else if (tidied.length() > length) {
            problems.put(part, Problem.of(tooLong, length));
        }
    }

    private static String tidy(String text) {
        String tidied = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return tidied.isEmpty() ? null : tidied;
    }

    /** Personal data stay out of logs, also by mistake. */
    @Override
    public String toString() {
        return "Address[" + country + "]";
    }
}

package it.portaledgst.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A body that is owed money, as pagoPA's back office knows it.
 *
 * @param key       what services call it; no spaces
 * @param cbillCode given by pagoPA and printed on notices; empty as long as there is none
 * @param iban      where its money goes; registered for it in pagoPA's back office
 * @param ibans     by service code, where the money of a service goes elsewhere
 * @param stations  what pagoPA may call it by, at least one; the first one issues its notices
 * @param postalAccount null for none, and then left out where programs compare their lists: older ones do not know it
 */
public record Creditor(String key, String fiscalCode, String name, String cbillCode, String iban,
                       Map<String, String> ibans, List<Station> stations,
                       @JsonInclude(Include.NON_NULL) PostalAccount postalAccount) {

    private static final int MAX_NAME = 140;
    private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

    /**
     * A technical end point of the creditor or of the broker it trusts.
     *
     * @param segregationCode given by pagoPA: the two digits of notice codes by which it finds this station
     */
    public record Station(String brokerId, String stationId, String segregationCode) {
    }

    public Creditor {
        must(key != null && key.matches("\\S+"), "a creditor of portale.creditors has no key, or one with spaces in it");
        must(fiscalCode != null && fiscalCode.matches("\\d{11}"), "the fiscal-code of the creditor " + key + " must be 11 digits");
        must(name != null && !name.isBlank() && name.length() <= MAX_NAME,
                "the name of the creditor " + key + " must have 1 to " + MAX_NAME + " characters");
        cbillCode = cbillCode == null ? "" : cbillCode;
        must(cbillCode.matches("[A-Z0-9]{0,5}"), "the cbill-code of the creditor " + key + " must be up to 5 capital letters and digits");
        must(isIban(iban), "the iban of the creditor " + key + " is missing or wrong: check its digits");
        ibans = ibans == null ? Map.of() : Map.copyOf(ibans);
        for (var entry : ibans.entrySet()) {
            must(isIban(entry.getValue()), "the iban of the creditor " + key + " for " + entry.getKey() + " is wrong: check its digits");
        }
        stations = stations == null ? List.of() : List.copyOf(stations);
        must(!stations.isEmpty(), "the creditor " + key + " has no stations: pagoPA could not call it");
        for (var station : stations) {
            must(isIdentifier(station.brokerId) && isIdentifier(station.stationId),
                    "a station of the creditor " + key + " needs a broker-id and a station-id of 1 to 35 characters");
            must(station.segregationCode != null && station.segregationCode.matches("\\d{2}"),
                    "the segregation-code of the station " + station.stationId + " of the creditor " + key + " must be 2 digits");
        }
        must(stations.stream().map(Station::segregationCode).distinct().count() == stations.size(),
                "two stations of the creditor " + key + " have the same segregation-code: pagoPA tells them apart by it");
        postalAccount = postalAccount == null || postalAccount.nothing() ? null : postalAccount;
        if (postalAccount != null) {
            postalAccount.mustBeRight(key);
        }
    }

    /** The station that new notices belong to. */
    public Station issuingStation() {
        return stations.getFirst();
    }

    /** Where the money of a service goes. */
    public String ibanFor(String serviceCode) {
        return ibans.getOrDefault(serviceCode, iban);
    }

    /** Where the money of a service goes when it is paid at a post office; a service with an account of its own has no other. */
    public Optional<PostalAccount> postalAccountFor(String serviceCode) {
        return ibans.containsKey(serviceCode) ? Optional.empty() : Optional.ofNullable(postalAccount);
    }

    private static boolean isIdentifier(String text) {
        return text != null && text.matches("\\S{1,35}");
    }

    /** ISO 13616: four characters moved to the end, letters counted from 10, the whole modulo 97 is 1. */
    static boolean isIban(String iban) {
        if (iban == null || !iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")) {
            return false;
        }
        var digits = (iban.substring(4) + iban.substring(0, 4)).chars()
                .mapToObj(character -> String.valueOf(Character.getNumericValue(character))).collect(Collectors.joining());
        return new BigInteger(digits).mod(IBAN_MODULUS).equals(BigInteger.ONE);
    }

    static void must(boolean condition, String sentence) {
        if (!condition) {
            throw new WrongSetting(sentence + ".");
        }
    }
}

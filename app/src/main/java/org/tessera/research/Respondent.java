package org.tessera.research;

/**
 * What an employer may tell about the organisation. Each may be empty: all three questions are optional.
 *
 * @param size {@code 1-9}, {@code 10-49}, {@code 50-249} or {@code 250} for more, the classes of Recommendation
 *     2003/361/EC by staff
 * @param sector section of NACE Rev. 2.1, one capital letter
 * @param country ISO 3166-1, two capital letters
 */
public record Respondent(String size, String sector, String country) {
    /** An employer who told nothing. */
    public static final Respondent UNKNOWN = new Respondent("", "", "");
}

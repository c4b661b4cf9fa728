package org.tessera.research;

import java.util.List;

/** The competences that a survey asks about; {@code matrix} knows the frameworks and gives them. */
public interface Competences {
    /** All competences, framework by framework and area by area: the order in which they are asked. */
    List<Competence> all();
}

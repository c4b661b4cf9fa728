/**
 * Classes: an educator brings a list of learners, prints their sign-in cards, gives the class a course, sees who may need
 * a word of help, writes to them and plans live meetings.
 *
 * <p>What it promises. A list is taken whole or not at all, and whole it can be taken back while nobody of it has begun.
 * Lists of people are in the order of the alphabet and carry reasons in words: there is no score and no order of persons.
 * An educator sees the classes that they teach; the school's administrator sees which classes there are and who is in
 * them, and nothing of what anybody did. Nobody sees answers.
 */
@NullMarked
package org.tessera.learn.classes;

import org.jspecify.annotations.NullMarked;

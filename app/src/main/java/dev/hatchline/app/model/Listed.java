package dev.hatchline.app.model;

/**
 * A model of the vendor's list.
 *
 * @param language as the vendor writes it, such as {@code en-us}
 * @param spoken that language in words
 * @param size of the archive, in the vendor's words, such as {@code 39.3MiB}
 * @param md5 of the archive, 32 hexadecimal digits; empty where the vendor does not say
 * @param obsolete whether the vendor has a better one
 */
record Listed(
    String name,
    String language,
    String spoken,
    String size,
    String url,
    String md5,
    boolean obsolete) {}

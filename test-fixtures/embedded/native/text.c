/*
 * text.c - strings across the border.
 *
 * JNI's "UTF" functions speak a private dialect that breaks U+0000 and
 * everything beyond U+FFFF, so text crosses as UTF-16 and is transcoded here.
 */
#include "pgj.h"

#include "mb/pg_wchar.h"
#include "utils/memutils.h"

#define STACK_CHARS 512

/* Widens pure ASCII; false at the first other byte. */
static bool
widen_ascii(const unsigned char *text, int length, jchar *wide)
{
	for (int i = 0; i < length; i++)
	{
		if (text[i] >= 0x80)
			return false;
		wide[i] = text[i];
	}
	return true;
}

/* Valid UTF-8 (PostgreSQL has checked it) to UTF-16; returns the length. */
static int
utf8_to_utf16(const unsigned char *text, int length, jchar *wide)
{
	const unsigned char *end = text + length;
	int			n = 0;

	while (text < end)
	{
		pg_wchar	c = utf8_to_unicode(text);

		text += pg_utf_mblen(text);
		if (c >= 0x10000)
		{
			c -= 0x10000;
			wide[n++] = (jchar) (0xD800 + (c >> 10));
			wide[n++] = (jchar) (0xDC00 + (c & 0x3FF));
		}
		else
			wide[n++] = (jchar) c;
	}
	return n;
}

/* Text in the server's encoding, not terminated, to a Java string. */
jstring
text_to_java(const char *text, int length)
{
	jchar		on_stack[STACK_CHARS];
	jchar	   *wide = on_stack;
	jstring		string;

	if (length > STACK_CHARS)
		wide = palloc_extended((Size) length * sizeof(jchar), MCXT_ALLOC_HUGE);

	if (widen_ascii((const unsigned char *) text, length, wide))
		string = JNI(NewString, wide, length);
	else
	{
		char	   *utf8 = pg_server_to_any(text, length, PG_UTF8);
		int			utf8_length = utf8 == text ? length : (int) strlen(utf8);
		jchar	   *target = wide;

		/* One UTF-16 unit needs at least one byte of UTF-8. */
		if (utf8_length > Max(length, STACK_CHARS))
			target = palloc_extended((Size) utf8_length * sizeof(jchar), MCXT_ALLOC_HUGE);
		string = JNI(NewString, target,
					 utf8_to_utf16((unsigned char *) utf8, utf8_length, target));
		if (target != wide)
			pfree(target);
		if (utf8 != text)
			pfree(utf8);
	}
	if (wide != on_stack)
		pfree(wide);
	java_check();
	return string;
}

jstring
cstring_to_java(const char *text)
{
	return text_to_java(text, strlen(text));
}

/* For texts known to be ASCII; uses nothing of PostgreSQL. JNI side too. */
jstring
ascii_to_java(const char *text)
{
	return JNI(NewStringUTF, text);
}

static void
refuse_character(unsigned int c)
{
	ereport(ERROR,
			(errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
			 errmsg("a Java string with the character U+%04X cannot be stored as text", c)));
}

/* UTF-16 to UTF-8; returns the length. Three bytes a unit are always enough. */
static int
utf16_to_utf8(const jchar *wide, int length, unsigned char *utf8)
{
	unsigned char *p = utf8;

	for (int i = 0; i < length; i++)
	{
		pg_wchar	c = wide[i];

		if (c >= 0xD800 && c <= 0xDFFF)
		{
			if (c >= 0xDC00 || i + 1 == length ||
				wide[i + 1] < 0xDC00 || wide[i + 1] > 0xDFFF)
				refuse_character(c);
			c = 0x10000 + ((c - 0xD800) << 10) + (wide[++i] - 0xDC00);
		}
		else if (c == 0)
			refuse_character(c);
		unicode_to_utf8(c, p);
		p += pg_utf_mblen(p);
	}
	return p - utf8;
}

/*
 * A Java string in the server's encoding, palloc'ed and terminated.
 * U+0000 and lone surrogates are error 22021.
 */
char *
text_from_java(jstring string, int *length)
{
	jchar		on_stack[STACK_CHARS];
	jchar	   *wide = on_stack;
	jsize		units = JNI(GetStringLength, string);
	unsigned char *utf8;
	int			utf8_length;
	char	   *text;

	if (units > STACK_CHARS)
		wide = palloc_extended((Size) units * sizeof(jchar), MCXT_ALLOC_HUGE);
	JNI(GetStringRegion, string, 0, units, wide);
	utf8 = palloc_extended((Size) units * 3 + 1, MCXT_ALLOC_HUGE);
	utf8_length = utf16_to_utf8(wide, units, utf8);
	utf8[utf8_length] = '\0';
	if (wide != on_stack)
		pfree(wide);
	if ((Size) utf8_length > MaxAllocSize - VARHDRSZ - 1)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("a Java string is too long for text")));

	text = pg_any_to_server((char *) utf8, utf8_length, PG_UTF8);
	if (text != (char *) utf8)
	{
		pfree(utf8);
		utf8_length = strlen(text);
	}
	if (length != NULL)
		*length = utf8_length;
	return text;
}

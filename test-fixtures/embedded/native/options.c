/*
 * options.c - the options that the Java virtual machine is started with.
 *
 * Order: the engine's defaults, the user's (pljava.vmoptions), what must be.
 * The last one of a kind wins in the virtual machine.
 */
#include "pgj.h"

#include <sys/resource.h>
#include <unistd.h>

#include "commands/dbcommands.h"
#include "miscadmin.h"
#include "utils/guc.h"

/*
 * PostgreSQL checks its stack against max_stack_depth, which may be almost the
 * whole process limit; the virtual machine makes what is beyond -Xss
 * unusable. So -Xss must be the limit. With no limit, this many kB.
 */
#define MOST_STACK_KB (64 * 1024)

static void
add(VmOptions *list, char *text, void *extra)
{
	list->options = repalloc(list->options, (list->count + 1) * sizeof(JavaVMOption));
	list->options[list->count].optionString = text;
	list->options[list->count].extraInfo = extra;
	list->count++;
}

/* Options that take the choice of how to end away from the server. */
static void
refuse_dangerous(const char *option)
{
	static const char *const refused[] = {
		"-XX:+ExitOnOutOfMemoryError", "-XX:+CrashOnOutOfMemoryError",
		"-XX:+DisablePrimordialThreadGuardPages", "-XX:OnOutOfMemoryError", "-XX:OnError",
		"exit", "abort", "vfprintf"
	};

	for (size_t i = 0; i < lengthof(refused); i++)
		if (strncmp(option, refused[i], strlen(refused[i])) == 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("the Java virtual machine option \"%s\" is refused: it would let the virtual machine end the server",
							option),
					 errhint("Change pljava.vmoptions.")));
}

/* Splits at blanks; '..' and ".." protect them, a backslash the next character. */
static void
add_user_options(VmOptions *list, const char *text)
{
	const char *p = text;

	for (;;)
	{
		char	   *option = palloc(strlen(p) + 1);
		char	   *end = option;
		char		quote = 0;

		while (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')
			p++;
		if (*p == '\0')
			return;
		for (; *p != '\0'; p++)
		{
			if (*p == '\\' && p[1] != '\0')
				*end++ = *++p;
			else if (quote != 0 && *p == quote)
				quote = 0;
			else if (quote == 0 && (*p == '\'' || *p == '"'))
				quote = *p;
			else if (quote == 0 && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
				break;
			else
				*end++ = *p;
		}
		*end = '\0';
		refuse_dangerous(option);
		add(list, option, NULL);
	}
}

static bool
chooses_collector(const char *text)
{
	const char *p = text;

	while ((p = strstr(p, "-XX:+Use")) != NULL)
	{
		p += strcspn(p, " \t");
		if (strncmp(p - 2, "GC", 2) == 0)
			return true;
	}
	return false;
}

static long
stack_kb(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY ||
		limit.rlim_cur / 1024 > MOST_STACK_KB)
		return MOST_STACK_KB;
	return limit.rlim_cur / 1024;
}

VmOptions
options_make(const char *user_options, const char *classpath, const char *archive)
{
	VmOptions	list = {palloc(sizeof(JavaVMOption)), 0};

	add(&list, psprintf("-Djava.class.path=%s", classpath), NULL);
	if (!chooses_collector(user_options))
		add(&list, "-XX:+UseSerialGC", NULL);
	add(&list, "-Xms8m", NULL);
	add(&list, "-Xmx256m", NULL);
	add(&list, "-XX:TieredStopAtLevel=1", NULL);	/* saves 10 MB, costs 5 % */
	add(&list, "-XX:-UsePerfData", NULL);
	add(&list, "-XX:+DisableAttachMechanism", NULL);
	add(&list, psprintf("-XX:ErrorFile=%s/hs_err_%%p.log", DataDir), NULL);
	add(&list, "-Dfile.encoding=UTF-8", NULL);
	add(&list, "-Djava.security.manager=allow", NULL);
	if (archive != NULL)
	{
		add(&list, psprintf("-XX:SharedArchiveFile=%s", archive), NULL);
		/* Elsewhere than where it was made for, it would be private memory. */
		add(&list, "-XX:+UnlockDiagnosticVMOptions", NULL);
		add(&list, "-XX:ArchiveRelocationMode=0", NULL);
	}
	add(&list, "-Djava.util.logging.config.class=org.pgqj.embedded.rt.LogConfiguration", NULL);
	add(&list, "-Dsqlj.defaultconnection=jdbc:default:connection", NULL);
	add(&list, "-Dorg.postgresql.version=" PG_VERSION, NULL);
	add(&list, psprintf("-Dorg.postgresql.database=%s", get_database_name(MyDatabaseId)), NULL);
	add(&list, psprintf("-Dorg.postgresql.cluster=%s", cluster_name), NULL);
	add(&list, "-Dorg.postgresql.pljava.version=1.6.9", NULL);
	add(&list, "-Dorg.postgresql.pljava.native.version=1.6.9", NULL);
	add(&list, psprintf("-Dorg.postgresql.server.encoding=%s",
						GetConfigOptionByName("server_encoding", NULL, false)), NULL);

	add_user_options(&list, user_options);

	add(&list, "-Xrs", NULL);
	add(&list, psprintf("-Xss%ldk", stack_kb()), NULL);
	add(&list, "exit", (void *) stop_on_exit);
	add(&list, "abort", (void *) stop_on_abort);
	return list;
}

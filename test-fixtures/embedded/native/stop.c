/*
 * stop.c - ways for a Java process to end that must not end the server.
 *
 * System.exit and the virtual machine's own exits come here by hooks and
 * become FATAL errors of the one session.
 */
#include "pgj.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "libpq/pqsignal.h"

#define SIGNAL_EXIT (SIGRTMIN + 2)

static pthread_t main_thread;
static bool vm_is_up;
static volatile sig_atomic_t exit_code;

/*
 * On the main thread, which waits inside the virtual machine for an end that
 * will not come.
 */
static void
exit_from_main(SIGNAL_ARGS)
{
	(void) postgres_signal_arg;
	ereport(FATAL,
			(errcode(ERRCODE_ADMIN_SHUTDOWN),
			 errmsg("terminating connection because Java code ended the virtual machine with code %d",
					(int) exit_code)));
}

void
stop_prepare(void)
{
	struct sigaction action;

	main_thread = pthread_self();
	memset(&action, 0, sizeof(action));
	action.sa_handler = exit_from_main;
	sigemptyset(&action.sa_mask);
	sigaction(SIGNAL_EXIT, &action, NULL);
}

void
stop_vm_is_up(void)
{
	vm_is_up = true;
}

static void
fatal_start(const char *how)
{
	ereport(FATAL,
			(errcode(ERRCODE_CONFIG_FILE_ERROR),
			 errmsg("the Java virtual machine %s while it was starting", how),
			 errhint("Check pljava.vmoptions; the server's log may tell more.")));
}

/* The exit hook. Runs on any thread; on the virtual machine's own, mostly. */
void JNICALL
stop_on_exit(jint code)
{
	if (pthread_equal(pthread_self(), main_thread))
	{
		if (!vm_is_up)
			fatal_start("ended");
		exit_code = code;
		raise(SIGNAL_EXIT);
	}
	exit_code = code;
	pthread_kill(main_thread, SIGNAL_EXIT);
	for (;;)
		pause();
}

/* The abort hook. When running, there is nothing left to save. */
void JNICALL
stop_on_abort(void)
{
	if (!vm_is_up && pthread_equal(pthread_self(), main_thread))
		fatal_start("aborted");
}

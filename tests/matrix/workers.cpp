// SPDX-License-Identifier: ISC
#include "tests/matrix/workers.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "state/fd.hpp"
#include "state/sys.hpp"

namespace matrix {

namespace {

// A file takes a text of any length, so that nobody has to read while the process runs.
struct Job {
  std::size_t number = 0;
  std::FILE* said = nullptr;
};

}  // namespace

std::vector<std::string> run_in_workers(std::size_t jobs, unsigned at_a_time,
                                        const std::function<std::string(std::size_t)>& work) {
  std::vector<std::string> texts(jobs);
  std::map<pid_t, Job> running;
  std::fflush(stdout);
  for (std::size_t next = 0; next < jobs || !running.empty();) {
    if (next < jobs && running.size() < std::max(1u, at_a_time)) {
      Job job{next, std::tmpfile()};
      const pid_t pid = ::fork();
      if (pid == 0) {
        const auto written = state::write_all(::fileno(job.said), work(next));
        ::_exit(written ? 0 : 1);
      }
      running[pid] = job;
      ++next;
      continue;
    }
    const pid_t ended = ::waitpid(-1, nullptr, 0);
    const auto found = running.find(ended);
    if (found == running.end()) continue;
    std::FILE* said = found->second.said;
    if (::lseek(::fileno(said), 0, SEEK_SET) == 0)
      texts[found->second.number] = state::read_to_end(::fileno(said)).value_or("");
    std::fclose(said);
    running.erase(found);
  }
  return texts;
}

}  // namespace matrix

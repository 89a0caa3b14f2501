// SPDX-License-Identifier: ISC
// Every lock descriptor this process has open, so that a forked child can close them at once. Lock-free: the child of a
// process with threads may touch nothing that another thread could have held at the fork.
#pragma once

namespace state::held_locks {

bool add(int fd);     // false: the table is full
bool remove(int fd);  // false: it was not there, so a forked child has closed it already
void close_all();

}  // namespace state::held_locks

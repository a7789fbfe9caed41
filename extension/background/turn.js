// Whoever writes profiles has a turn at it: from reading what is kept to writing what becomes of it, nobody else writes
// any. The panel has turns of its own at saving (`save:…`) before it asks; whoever has this one waits for none of them,
// nor for the policy, or two would wait for each other.

/**
 * Does some work in a turn, and gives what comes of it. After `longest` milliseconds the others go on, whether it is
 * done or not.
 */
export async function inTurn(work, longest) {
  let result;
  let timer;
  const turn = () => {
    result = work();
    return new Promise((end) => {
      result.then(end, end);
      if (longest !== undefined) timer = setTimeout(end, longest);
    });
  };
  await navigator.locks.request('profiles', turn);
  clearTimeout(timer);
  return await result;
}

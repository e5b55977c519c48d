import { Redirect, Route, Switch } from 'wouter';
import { CaptureScreen } from '../features/gallery/capture-screen';
import { GalleryScreen } from '../features/gallery/gallery-screen';
import { ReviewScreen } from '../features/review/review-screen';

/** Review opens first. */
export function Routes() {
  return (
    <Switch>
      <Route path="/review" component={ReviewScreen} />
      <Route path="/gallery" component={GalleryScreen} />
      <Route path="/gallery/:id">{({ id }) => <CaptureScreen id={Number(id)} />}</Route>
      <Route>
        <Redirect to="/review" replace />
      </Route>
    </Switch>
  );
}
